package dev.holdpoint.worker.connection;

import dev.holdpoint.workflows.wire.Payloads;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A client and the channel below it. Nothing is sent before something is asked. */
public final class Connection implements AutoCloseable {
    private final Place place;
    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;

    private Connection(Place place, WorkflowServiceStubs stubs, WorkflowClient client) {
        this.place = place;
        this.stubs = stubs;
        this.client = client;
    }

    /**
     * The connection that a profile describes.
     *
     * @throws IllegalArgumentException whose message is for people, when it describes none
     */
    public static Connection of(ClientConfigProfile profile, Wiring wiring) {
        Usable.demand(profile);
        var options =
                WorkflowServiceStubsOptions.newBuilder(profile.toWorkflowServiceStubsOptions())
                        .setMetricsScope(wiring.metrics())
                        .setRpcQueryTimeout(wiring.queryTimeout());
        if (!wiring.interceptors().isEmpty()) {
            options.setGrpcClientInterceptors(wiring.interceptors());
        }
        var stubs = WorkflowServiceStubs.newServiceStubs(options.validateAndBuildWithDefaults());
        var client =
                WorkflowClient.newInstance(
                        stubs,
                        WorkflowClientOptions.newBuilder(profile.toWorkflowClientOptions())
                                .setDataConverter(Payloads.dataConverter())
                                .build());
        var place = new Place(stubs.getOptions().getTarget(), client.getOptions().getNamespace());
        return new Connection(place, stubs, client);
    }

    public Place place() {
        return place;
    }

    public WorkflowClient client() {
        return client;
    }

    public WorkflowServiceStubs stubs() {
        return stubs;
    }

    /**
     * Asks the server for a sign of life.
     *
     * @throws StatusRuntimeException when there is none within the time
     */
    public void probe(Duration within) {
        var _ =
                stubs.blockingStub()
                        .withDeadlineAfter(within.toMillis(), TimeUnit.MILLISECONDS)
                        .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
    }

    /**
     * Asks whether the namespace is there.
     *
     * @throws StatusRuntimeException when it is not, or nobody answers within the time
     */
    public void probeNamespace(Duration within) {
        var _ =
                stubs.blockingStub()
                        .withDeadlineAfter(within.toMillis(), TimeUnit.MILLISECONDS)
                        .describeNamespace(
                                DescribeNamespaceRequest.newBuilder()
                                        .setNamespace(place.namespace())
                                        .build());
    }

    @Override
    public void close() {
        stubs.shutdownNow();
        stubs.awaitTermination(1, TimeUnit.SECONDS);
    }
}

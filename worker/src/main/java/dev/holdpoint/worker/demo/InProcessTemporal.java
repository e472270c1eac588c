package dev.holdpoint.worker.demo;

import io.grpc.ClientInterceptor;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The server that comes with the SDK, meant for tests: in this process, in memory, no Web UI. */
final class InProcessTemporal implements DemoTemporal {
    private static final Duration READY_WITHIN = Duration.ofSeconds(30);

    private final TestServer.PortBoundTestServer server;
    private final int port;

    private InProcessTemporal(TestServer.PortBoundTestServer server, int port) {
        this.server = server;
        this.port = port;
    }

    static InProcessTemporal start() throws IOException, InterruptedException {
        var port = FreePorts.find(1).getFirst();
        // the time of the demo is real: nothing is skipped
        var temporal = new InProcessTemporal(TestServer.createPortBoundServer(port, true), port);
        var problem =
                new Readiness(temporal.address(), temporal.interceptors(), Optional.empty())
                        .within(READY_WITHIN, () -> true);
        if (problem.isPresent()) {
            temporal.close();
            throw new IOException("The in-process Temporal server " + problem.get());
        }
        temporal.addSearchAttributes();
        return temporal;
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public Optional<String> webUi() {
        return Optional.empty();
    }

    @Override
    public String command() {
        return "temporal";
    }

    @Override
    public String sentence() {
        return "Temporal: the SDK's in-process server at %s, in memory, without Web UI and without lists. For the real one put the temporal command (https://docs.temporal.io/cli) on the PATH, or run make test once, which builds it."
                .formatted(address());
    }

    /** This server never gives up on the sticky queue of a worker that died. */
    @Override
    public List<ClientInterceptor> interceptors() {
        return List.of(new NoStickyQueue());
    }

    @Override
    public void close() {
        server.close();
    }

    private void addSearchAttributes() {
        var stubs =
                OperatorServiceStubs.newServiceStubs(
                        OperatorServiceStubsOptions.newBuilder()
                                .setTarget(address())
                                .validateAndBuildWithDefaults());
        var request = AddSearchAttributesRequest.newBuilder().setNamespace("default");
        SEARCH_ATTRIBUTES.forEach(name ->
                request.putSearchAttributes(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        try {
            var _ = stubs.blockingStub().addSearchAttributes(request.build());
        } finally {
            stubs.shutdownNow();
            stubs.awaitTermination(1, TimeUnit.SECONDS);
        }
    }
}

package dev.holdpoint.worker.demo;

import io.grpc.ClientInterceptor;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Whether a server at an address knows the namespace {@code default}, so that work can begin. */
record Readiness(String address, List<ClientInterceptor> interceptors) {
    private static final long PAUSE_MILLIS = 100;

    /** Asks until it does; empty when it did, else what came back last. */
    Optional<String> within(Duration limit, BooleanSupplier alive) throws InterruptedException {
        var stubs =
                WorkflowServiceStubs.newServiceStubs(
                        WorkflowServiceStubsOptions.newBuilder()
                                .setTarget(address)
                                .setGrpcClientInterceptors(interceptors)
                                .build());
        try {
            return ask(stubs, Instant.now().plus(limit), alive);
        } finally {
            stubs.shutdownNow();
            stubs.awaitTermination(1, TimeUnit.SECONDS);
        }
    }

    private static Optional<String> ask(
            WorkflowServiceStubs stubs, Instant end, BooleanSupplier alive)
            throws InterruptedException {
        var request = DescribeNamespaceRequest.newBuilder().setNamespace("default").build();
        while (true) {
            try {
                var _ =
                        stubs.blockingStub()
                                .withDeadlineAfter(1, TimeUnit.SECONDS)
                                .describeNamespace(request);
                return Optional.empty();
            } catch (StatusRuntimeException e) {
                if (!alive.getAsBoolean() || Instant.now().isAfter(end)) {
                    return Optional.of("does not serve: " + e.getStatus());
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }
}

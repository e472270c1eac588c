package dev.holdpoint.worker.demo;

import io.grpc.ClientInterceptor;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Whether a server at an address knows the namespace {@code default}, so that work can begin, and
 * its Web UI, if it has one, shows it: the page has a connection of its own to the server, and one
 * that came too early is tried again only seconds later.
 */
record Readiness(String address, List<ClientInterceptor> interceptors, Optional<URI> webUi) {
    private static final long PAUSE_MILLIS = 100;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);
    private static final int OK = 200;

    /** Asks until it does; empty when it did, else what came back last. */
    Optional<String> within(Duration limit, BooleanSupplier alive) throws InterruptedException {
        var stubs =
                WorkflowServiceStubs.newServiceStubs(
                        WorkflowServiceStubsOptions.newBuilder()
                                .setTarget(address)
                                .setGrpcClientInterceptors(interceptors)
                                .build());
        try (var http = HttpClient.newHttpClient()) {
            return until(() -> refusal(stubs, http), Instant.now().plus(limit), alive);
        } finally {
            stubs.shutdownNow();
            stubs.awaitTermination(1, TimeUnit.SECONDS);
        }
    }

    private static Optional<String> until(Look look, Instant end, BooleanSupplier alive)
            throws InterruptedException {
        while (true) {
            var refusal = look.refusal();
            if (refusal.isEmpty() || !alive.getAsBoolean() || Instant.now().isAfter(end)) {
                return refusal;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private Optional<String> refusal(WorkflowServiceStubs stubs, HttpClient http)
            throws InterruptedException {
        try {
            var _ =
                    stubs.blockingStub()
                            .withDeadlineAfter(ANSWER_WITHIN.toSeconds(), TimeUnit.SECONDS)
                            .describeNamespace(
                                    DescribeNamespaceRequest.newBuilder()
                                            .setNamespace("default")
                                            .build());
        } catch (StatusRuntimeException e) {
            return Optional.of("does not serve: " + e.getStatus());
        }
        return webUi.isEmpty() ? Optional.empty() : refusal(http, webUi.get());
    }

    private static Optional<String> refusal(HttpClient http, URI webUi)
            throws InterruptedException {
        var request =
                HttpRequest.newBuilder(webUi.resolve("/api/v1/namespaces/default"))
                        .timeout(ANSWER_WITHIN)
                        .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK
                    ? Optional.empty()
                    : Optional.of("shows no Web UI: " + answer.body().strip());
        } catch (IOException e) {
            return Optional.of("shows no Web UI: " + e);
        }
    }

    /** One look: what keeps work from beginning; empty when nothing does. */
    private interface Look {
        Optional<String> refusal() throws InterruptedException;
    }
}

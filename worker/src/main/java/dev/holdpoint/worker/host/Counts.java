package dev.holdpoint.worker.host;

import dev.holdpoint.worker.connection.Connection;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What Holdpoint itself counts. The counters are of this process: what ended on it, since it
 * started; the gauge is asked of the server, so that every worker shows the same.
 */
@Singleton
final class Counts {
    private static final int DEADLINE_SECONDS = 1;
    private static final String AWAITED =
            "HoldpointAwaiting = 'person' AND ExecutionStatus = 'Running'";

    private final MeterRegistry registry;

    Counts(MeterRegistry registry, Connection connection) {
        this.registry = registry;
        Gauge.builder("holdpoint.waiting", connection, Counts::waiting)
                .description(
                        "Runs that wait for a person now, by the server; NaN where it cannot say")
                .tag("for", "person")
                .register(registry);
    }

    /** A deployment ended: {@code Delivered} or the type of its failure. */
    void deployment(String outcome) {
        registry.counter("holdpoint.deployments", "outcome", outcome).increment();
    }

    /** A rollback ended. */
    void rollback(String outcome) {
        registry.counter("holdpoint.rollbacks", "outcome", outcome).increment();
    }

    /** A rule's last verdict when its stage ended. */
    void verdict(String verdict) {
        registry.counter("holdpoint.verdicts", "verdict", verdict).increment();
    }

    /** From the decision to bring stable back to the proof that it serves. */
    void proven(Duration took) {
        Timer.builder("holdpoint.rollback.proven")
                .description("From the decision to roll back to the proof that stable serves")
                .register(registry)
                .record(took);
    }

    private static double waiting(Connection connection) {
        try {
            return connection
                    .stubs()
                    .blockingStub()
                    .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                    .countWorkflowExecutions(
                            CountWorkflowExecutionsRequest.newBuilder()
                                    .setNamespace(connection.place().namespace())
                                    .setQuery(AWAITED)
                                    .build())
                    .getCount();
        } catch (StatusRuntimeException _) {
            return Double.NaN;
        }
    }
}

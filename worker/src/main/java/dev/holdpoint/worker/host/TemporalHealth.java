package dev.holdpoint.worker.host;

import io.grpc.StatusRuntimeException;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.AbstractHealthIndicator;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ready means: Temporal answers, and this process polls it. */
@Readiness
@Singleton
final class TemporalHealth extends AbstractHealthIndicator<Map<String, String>> {
    private static final Duration DEADLINE = Duration.ofSeconds(1);

    private final WorkerHost host;

    TemporalHealth(WorkerHost host) {
        this.host = host;
    }

    @Override
    protected Map<String, String> getHealthInformation() {
        var details = new LinkedHashMap<String, String>();
        details.put("server", host.connection().place().toString());
        var pollers =
                switch (host.readiness()) {
                    case Stand.Polling() -> "running";
                    case Stand.Stopping() -> "stopping";
                    case Stand.Waiting(var why) -> why;
                };
        details.put("pollers", pollers);
        var answer = answer();
        details.put("answer", answer);
        healthStatus =
                pollers.equals("running") && answer.equals("ok")
                        ? HealthStatus.UP
                        : HealthStatus.DOWN;
        return details;
    }

    private String answer() {
        try {
            host.connection().probe(DEADLINE);
            return "ok";
        } catch (StatusRuntimeException e) {
            return e.getStatus().getCode().name();
        }
    }

    @Override
    protected String getName() {
        return "temporal";
    }
}

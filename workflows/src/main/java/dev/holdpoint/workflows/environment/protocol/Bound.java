package dev.holdpoint.workflows.environment.protocol;

import dev.holdpoint.workflows.plan.PlannedEnvironment;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.runbook.Ordered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run fixed when it took an environment.
 *
 * @param stableSlot the slot that served everything; null without slots or when nothing ran
 * @param stable the release there; null when nothing ran
 * @param stableSchema the schema version then; null without database or migrations
 * @param candidateSlot where the run brings its release; null without slots
 * @param shares slot → per cent at that moment
 */
public record Bound(
        PlannedEnvironment environment,
        @Nullable String stableSlot,
        @Nullable Release stable,
        @Nullable String stableSchema,
        @Nullable String candidateSlot,
        Map<String, Integer> shares) {

    public Bound {
        shares = Ordered.copy(shares);
    }

    /** The slot that is judged, {@code service} on a platform without slots. */
    public String judged() {
        return candidateSlot == null ? "service" : candidateSlot;
    }
}

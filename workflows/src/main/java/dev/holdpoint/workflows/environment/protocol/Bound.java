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
 * @param candidate the release that was in the candidate's slot then, which the run's replaces;
 *     null without slots
 * @param shares slot → per cent at that moment
 */
public record Bound(
        PlannedEnvironment environment,
        @Nullable String stableSlot,
        @Nullable Release stable,
        @Nullable String stableSchema,
        @Nullable String candidateSlot,
        @Nullable Release candidate,
        Map<String, Integer> shares) {

    /** Where nothing is known of what is in the candidate's slot. */
    public Bound(
            PlannedEnvironment environment,
            @Nullable String stableSlot,
            @Nullable Release stable,
            @Nullable String stableSchema,
            @Nullable String candidateSlot,
            Map<String, Integer> shares) {
        this(environment, stableSlot, stable, stableSchema, candidateSlot, null, shares);
    }

    public Bound {
        shares = Ordered.copy(shares);
    }

    /** The same with another release in stable's slot. */
    public Bound withStable(Release now) {
        return new Bound(
                environment, stableSlot, now, stableSchema, candidateSlot, candidate, shares);
    }

    /** The slot that is judged, {@code service} on a platform without slots. */
    public String judged() {
        return candidateSlot == null ? "service" : candidateSlot;
    }
}

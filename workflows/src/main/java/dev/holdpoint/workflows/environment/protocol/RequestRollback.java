package dev.holdpoint.workflows.environment.protocol;

import dev.holdpoint.workflows.plan.Plan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bring stable back.
 *
 * @param holder the run that asks; null when a person does
 * @param force replace a version that nobody knows in stable's place
 * @param changed what the run knows to have changed, for an environment that lost its memory; null
 *     when a person asks
 */
public record RequestRollback(
        @Nullable String holder,
        String reason,
        Instant decidedAt,
        String by,
        boolean force,
        @Nullable Changed changed) {

    /**
     * What a run did to an environment.
     *
     * @param plan the rollback slice of its plan
     * @param reached the step kinds it began
     */
    public record Changed(String runId, Plan plan, Bound bound, List<String> reached) {
        public Changed {
            reached = List.copyOf(reached);
        }
    }
}

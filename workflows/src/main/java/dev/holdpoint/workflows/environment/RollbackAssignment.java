package dev.holdpoint.workflows.environment;

import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.runbook.Asking;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the environment gives a rollback to do.
 *
 * @param holder the run whose work is taken back, by workflow id
 * @param plan the rollback slice of the plan that ran
 * @param bound what that run had fixed: what stable is, and where
 * @param reached the step kinds it had begun
 * @param force replace a version that nobody knows in stable's place
 * @param first how people are asked before anything is done; null to begin at once
 */
public record RollbackAssignment(
        String environmentId,
        String holder,
        Plan plan,
        Bound bound,
        List<String> reached,
        String reason,
        Instant decidedAt,
        String by,
        boolean force,
        @Nullable Asking first) {

    public RollbackAssignment {
        reached = List.copyOf(reached);
    }
}

package dev.holdpoint.workflows.environment;

import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.plan.Plan;
import java.time.Instant;
import java.util.List;

/**
 * What the environment gives a rollback to do.
 *
 * @param plan the rollback slice of the plan that ran
 * @param bound what that run had fixed: what stable is, and where
 * @param reached the step kinds it had begun
 * @param root the first run id that effect keys start with
 */
public record RollbackAssignment(
        String environmentId,
        int number,
        Plan plan,
        Bound bound,
        List<String> reached,
        String reason,
        Instant decidedAt,
        String by,
        String root) {

    public RollbackAssignment {
        reached = List.copyOf(reached);
    }
}

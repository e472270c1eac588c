package dev.holdpoint.workflows.environment;

import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.environment.protocol.Delivered;
import dev.holdpoint.workflows.plan.Plan;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the environment gives a watch to do.
 *
 * @param holder the run that delivered, by workflow id
 * @param plan the rollback slice of its plan
 * @param bound what that run had fixed: what stable was, and where
 * @param reached the step kinds it had begun
 * @param since when it was delivered
 * @param retired when the kept slot was stopped; null while it is kept, or none is
 */
public record WatchAssignment(
        String environmentId,
        String holder,
        Plan plan,
        Bound bound,
        List<String> reached,
        Delivered delivered,
        Instant since,
        @Nullable Instant retired) {

    public WatchAssignment {
        reached = List.copyOf(reached);
    }
}

package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.runbook.Asking;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be brought back.
 *
 * @param holder the workflow id of the run whose work is taken back
 * @param decided when it was decided
 * @param force replace a version that nobody knows in stable's place
 * @param first how people are asked before anything is done; null to begin at once
 */
public record RollbackTask(
        String holder,
        Plan plan,
        Bound bound,
        List<String> reached,
        String reason,
        Instant decided,
        boolean force,
        @Nullable Asking first) {
    public RollbackTask {
        reached = List.copyOf(reached);
    }
}

package dev.holdpoint.workflows.environment.protocol;

import dev.holdpoint.workflows.plan.Plan;
import java.util.List;

/**
 * A run asks for the environment.
 *
 * @param holder its workflow id
 * @param runId its first run id
 * @param label how to name it to others: {@code shop 2.4.0}
 * @param plan the rollback slice of its plan: no stages
 * @param searchAttributes the names that the server has
 * @param takesKept whether a person gave up the slot that is kept
 */
public record Acquire(
        String holder,
        String runId,
        String label,
        Plan plan,
        List<String> searchAttributes,
        boolean takesKept) {
    public Acquire {
        searchAttributes = List.copyOf(searchAttributes);
    }
}

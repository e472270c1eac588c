package dev.holdpoint.workflows.environment.protocol;

import dev.holdpoint.workflows.runbook.Ordered;
import dev.holdpoint.workflows.status.State;
import java.util.Map;

/**
 * Where a rollback stands, told to the environment and to the run whose work it takes back.
 *
 * @param shares slot → per cent of traffic, once known
 */
public record RollbackWord(
        String workflowId, State state, String why, Map<String, Integer> shares) {
    /** The signal that carries it. */
    public static final String SIGNAL = "rollbackReport";

    public RollbackWord {
        shares = Ordered.copy(shares);
    }
}

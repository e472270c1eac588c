package dev.holdpoint.workflows.environment.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Which rollback it is, or why there is none.
 *
 * @param workflowId null when there is none
 * @param refusal why there is none; null when there is one, or nothing to bring back from
 */
public record RollbackStarted(@Nullable String workflowId, @Nullable String refusal) {
    /** The run that asks changed nothing. */
    public static final RollbackStarted UNTOUCHED = new RollbackStarted(null, null);

    /** This one. */
    public static RollbackStarted as(String workflowId) {
        return new RollbackStarted(workflowId, null);
    }

    /** None, and why. */
    public static RollbackStarted refused(String why) {
        return new RollbackStarted(null, why);
    }
}

package dev.holdpoint.workflows.environment.protocol;

import org.jspecify.annotations.Nullable;

/** Which rollback it is, or why there is none. */
public record RollbackStarted(@Nullable String workflowId, int number, @Nullable String refusal) {}

package dev.holdpoint.workflows.scene;

import dev.holdpoint.workflows.environment.EnvironmentWorkflow;
import dev.holdpoint.workflows.environment.protocol.Acquire;
import dev.holdpoint.workflows.environment.protocol.Bind;
import dev.holdpoint.workflows.environment.protocol.EnvironmentActivities;
import dev.holdpoint.workflows.environment.protocol.EnvironmentStatus;
import dev.holdpoint.workflows.environment.protocol.Grant;
import dev.holdpoint.workflows.environment.protocol.HandBack;
import dev.holdpoint.workflows.environment.protocol.HandedBack;
import dev.holdpoint.workflows.environment.protocol.Intend;
import dev.holdpoint.workflows.environment.protocol.RequestRollback;
import dev.holdpoint.workflows.environment.protocol.RollbackStarted;
import dev.holdpoint.workflows.wire.Names;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TerminatedFailure;
import io.temporal.failure.TimeoutFailure;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Environments as real workflows of the same server, reached by its client. */
record ClientEnvironments(WorkflowClient client) implements EnvironmentActivities {
    @Override
    public Grant acquire(String key, String environmentId, Acquire message) {
        return withStart(key, environmentId, "acquire", Grant.class, message);
    }

    private <T> T withStart(
            String key, String environmentId, String update, Class<T> answer, Object message) {
        var at = environmentId.indexOf('@');
        var stub =
                client.newUntypedWorkflowStub(
                        Names.ENVIRONMENT,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(environmentId)
                                .setTaskQueue(Names.TASK_QUEUE)
                                .setWorkflowIdConflictPolicy(
                                        WorkflowIdConflictPolicy
                                                .WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                                .build());
        var start =
                new EnvironmentWorkflow.Start(
                        environmentId.substring(0, at), environmentId.substring(at + 1));
        try {
            return stub.executeUpdateWithStart(
                    options(update, key, answer), new Object[] {message}, new Object[] {start});
        } catch (WorkflowUpdateException e) {
            throw asItCame(e);
        }
    }

    private static <T> UpdateOptions<T> options(String name, String key, Class<T> result) {
        return UpdateOptions.<T>newBuilder()
                .setUpdateName(name)
                .setUpdateId(key)
                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                .setResultClass(result)
                .build();
    }

    private <T> @Nullable T update(
            String environmentId, String name, String key, Class<T> result, Object message) {
        try {
            return client.newUntypedWorkflowStub(environmentId)
                    .startUpdate(options(name, key, result), message)
                    .getResult();
        } catch (WorkflowUpdateException e) {
            throw asItCame(e);
        }
    }

    private static RuntimeException asItCame(WorkflowUpdateException e) {
        return e.getCause() instanceof ApplicationFailure failure
                ? ApplicationFailure.newNonRetryableFailure(
                        failure.getOriginalMessage(), failure.getType())
                : e;
    }

    @Override
    public void bind(String key, String environmentId, Bind message) {
        update(environmentId, "bind", key, Void.class, message);
    }

    @Override
    public void intend(String key, String environmentId, Intend message) {
        update(environmentId, "intend", key, Void.class, message);
    }

    @Override
    public RollbackStarted rollback(String key, String environmentId, RequestRollback message) {
        return withStart(key, environmentId, "rollback", RollbackStarted.class, message);
    }

    @Override
    public HandedBack handBack(String key, String environmentId, HandBack message) {
        return Objects.requireNonNull(
                update(environmentId, "handBack", key, HandedBack.class, message));
    }

    @Override
    public @Nullable EnvironmentStatus read(String environmentId) {
        try {
            return client.newUntypedWorkflowStub(environmentId)
                    .query("status", EnvironmentStatus.class);
        } catch (WorkflowNotFoundException _) {
            return null;
        }
    }

    @Override
    public Followed follow(String workflowId, @Nullable String runId, Duration atMost) {
        var target = WorkflowTargetOptions.newBuilder().setWorkflowId(workflowId);
        if (runId != null) {
            target.setRunId(runId);
        }
        var stub = client.newUntypedWorkflowStub(target.build());
        try {
            var status = stub.describe().getStatus();
            return switch (status) {
                case WORKFLOW_EXECUTION_STATUS_RUNNING -> new Followed("Running", null, null);
                case WORKFLOW_EXECUTION_STATUS_COMPLETED ->
                        new Followed(
                                "Completed",
                                String.valueOf(
                                        stub.getResult(
                                                com.fasterxml.jackson.databind.JsonNode.class)),
                                null);
                default -> closed(stub);
            };
        } catch (WorkflowNotFoundException _) {
            return new Followed("NotFound", null, null);
        }
    }

    private static Followed closed(WorkflowStub stub) {
        try {
            return new Followed("Completed", String.valueOf(stub.getResult(Object.class)), null);
        } catch (WorkflowFailedException e) {
            return switch (e.getCause()) {
                case ApplicationFailure failure ->
                        new Followed("Failed", failure.getOriginalMessage(), failure.getType());
                case CanceledFailure _ -> new Followed("Canceled", null, null);
                case TerminatedFailure _ -> new Followed("Terminated", null, null);
                case TimeoutFailure _ -> new Followed("TimedOut", null, null);
                case null, default -> new Followed("Failed", String.valueOf(e), null);
            };
        }
    }
}

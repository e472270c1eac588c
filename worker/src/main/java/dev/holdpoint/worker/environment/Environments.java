package dev.holdpoint.worker.environment;

import dev.holdpoint.workflows.environment.protocol.Acquire;
import dev.holdpoint.workflows.environment.protocol.Bind;
import dev.holdpoint.workflows.environment.protocol.DirectReport;
import dev.holdpoint.workflows.environment.protocol.EnvironmentActivities;
import dev.holdpoint.workflows.environment.protocol.EnvironmentStatus;
import dev.holdpoint.workflows.environment.protocol.Grant;
import dev.holdpoint.workflows.environment.protocol.HandBack;
import dev.holdpoint.workflows.environment.protocol.HandedBack;
import dev.holdpoint.workflows.environment.protocol.Intend;
import dev.holdpoint.workflows.environment.protocol.RequestRollback;
import dev.holdpoint.workflows.environment.protocol.RollbackStarted;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.wire.Names;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages of runs to environments, as updates whose ids are the effect keys. */
public final class Environments implements EnvironmentActivities {
    private final WorkflowClient client;
    private final Following following;

    public Environments(WorkflowClient client) {
        this.client = client;
        this.following = new Following(client);
    }

    @Override
    public Grant acquire(String key, String environmentId, Acquire message) {
        return withStart(key, environmentId, "acquire", Grant.class, message);
    }

    @Override
    public void bind(String key, String environmentId, Bind message) {
        var _ = tell(key, environmentId, "bind", Void.class, message);
    }

    @Override
    public void intend(String key, String environmentId, Intend message) {
        var _ = tell(key, environmentId, "intend", Void.class, message);
    }

    @Override
    public RollbackStarted rollback(String key, String environmentId, RequestRollback message) {
        return withStart(key, environmentId, "rollback", RollbackStarted.class, message);
    }

    @Override
    public HandedBack handBack(String key, String environmentId, HandBack message) {
        return withStart(key, environmentId, "handBack", HandedBack.class, message);
    }

    /** Tells what somebody did without Temporal; the answer is what came of it. */
    public String directRollback(DirectReport report) {
        var id = Names.environmentId(report.service(), report.environment());
        return withStart(report.id(), id, "directRollback", String.class, report);
    }

    @Override
    public @Nullable EnvironmentStatus read(String environmentId) {
        var stub = client.newUntypedWorkflowStub(environmentId);
        try {
            var running =
                    stub.describe().getStatus()
                            == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
            return running ? stub.query("status", EnvironmentStatus.class) : null;
        } catch (WorkflowNotFoundException _) {
            return null;
        }
    }

    @Override
    public Followed follow(String workflowId, @Nullable String runId, Duration atMost) {
        return following.follow(workflowId, runId, atMost);
    }

    private <R> R withStart(
            String key, String environmentId, String update, Class<R> answer, Object message) {
        var stub =
                client.newUntypedWorkflowStub(
                        Names.ENVIRONMENT,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(environmentId)
                                .setTaskQueue(Names.TASK_QUEUE)
                                .setWorkflowTaskTimeout(Names.TASK_TIME)
                                .setStaticSummary(environmentId)
                                .setWorkflowIdConflictPolicy(
                                        WorkflowIdConflictPolicy
                                                .WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                                .build());
        try {
            return stub.executeUpdateWithStart(
                    options(key, update, answer),
                    new Object[] {message},
                    new Object[] {input(environmentId)});
        } catch (WorkflowUpdateException refused) {
            throw refusal(environmentId, update, refused);
        }
    }

    private <R> R tell(
            String key, String environmentId, String update, Class<R> answer, Object message) {
        WorkflowStub stub = client.newUntypedWorkflowStub(environmentId);
        try {
            return stub.startUpdate(options(key, update, answer), message).getResult();
        } catch (WorkflowUpdateException refused) {
            throw refusal(environmentId, update, refused);
        } catch (WorkflowNotFoundException _) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "Environment %s was to be told '%s', but it does not run: somebody ended it. A new run takes it again."
                            .formatted(environmentId, update),
                    Errors.REFUSED);
        }
    }

    private static <R> UpdateOptions<R> options(String key, String update, Class<R> answer) {
        return UpdateOptions.newBuilder(answer)
                .setUpdateName(update)
                .setUpdateId(key)
                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                .build();
    }

    /** What the workflow of an environment is started with. */
    private static Map<String, String> input(String environmentId) {
        int at = environmentId.lastIndexOf('@');
        return Map.of(
                "service", environmentId.substring(0, at),
                "environment", environmentId.substring(at + 1));
    }

    private static ApplicationFailure refusal(
            String environmentId, String update, WorkflowUpdateException refused) {
        var sentence =
                refused.getCause() instanceof ApplicationFailure failure
                        ? failure.getOriginalMessage()
                        : refused.getMessage();
        return ApplicationFailure.newNonRetryableFailure(
                "Environment %s refused '%s': %s".formatted(environmentId, update, sentence),
                Errors.REFUSED);
    }
}

package dev.holdpoint.workflows.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdpoint.workflows.call.Wait;
import dev.holdpoint.workflows.command.Acknowledgement;
import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.command.Relayed;
import dev.holdpoint.workflows.plan.PlannedStage;
import dev.holdpoint.workflows.stage.Assignment;
import dev.holdpoint.workflows.stage.Courier;
import dev.holdpoint.workflows.stage.StageResult;
import dev.holdpoint.workflows.wire.Names;
import dev.holdpoint.workflows.wire.Payloads;
import dev.holdpoint.workflows.wire.Sentence;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.failure.TerminatedFailure;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.ChildWorkflowStub;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stage under way, as its deployment knows it: the child, and the commands sent to it. */
final class StageChild {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String workflowId;
    private final ChildWorkflowStub stub;
    private final Promise<JsonNode> running;
    private final Promise<WorkflowExecution> execution;
    private final Map<Integer, Acknowledgement> acknowledged = new LinkedHashMap<>();
    private int numbers;

    StageChild(String deploymentId, PlannedStage stage, Assignment assignment) {
        this.workflowId = Names.stageId(deploymentId, stage.slug());
        this.stub =
                Workflow.newUntypedChildWorkflowStub(
                        stage.as().wireName(),
                        ChildWorkflowOptions.newBuilder()
                                .setWorkflowId(workflowId)
                                .setTaskQueue(Names.TASK_QUEUE)
                                .setWorkflowTaskTimeout(Names.TASK_TIME)
                                .setParentClosePolicy(
                                        ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
                                .setStaticSummary(stage.name())
                                .build());
        this.running = stub.executeAsync(JsonNode.class, input(assignment));
        this.execution = stub.getExecution();
    }

    private static ObjectNode input(Assignment assignment) {
        var input = Payloads.mapper().createObjectNode();
        input.put("service", assignment.plan().request().service());
        input.put("version", assignment.plan().request().version());
        input.set("assignment", Payloads.mapper().valueToTree(assignment));
        return input;
    }

    boolean ended() {
        return running.isCompleted();
    }

    /** Its last word; a failure when it was lost. */
    StageResult result() {
        var result = Payloads.mapper().convertValue(running.get(), StageResult.class);
        acknowledge(result.acknowledged());
        return result;
    }

    /** Why it was lost, null when it was not. */
    @Nullable String lost() {
        var failure = running.getFailure();
        if (failure == null) {
            return null;
        }
        var cause = failure instanceof ChildWorkflowFailure child ? child.getCause() : failure;
        return workflowId
                + switch (cause) {
                    case TerminatedFailure _ -> " was terminated by somebody";
                    case CanceledFailure _ -> " was cancelled by somebody";
                    case WorkflowExecutionAlreadyStarted _ ->
                            " of another run of this deployment has not ended";
                    case TemporalFailure known -> " was lost: " + known.getOriginalMessage();
                    case null, default -> " was lost: " + failure.getMessage();
                };
    }

    /** Whether a report is this child's, not that of a stage that another run left behind. */
    boolean sent(Courier.Report report) {
        return execution.isCompleted()
                && execution.getFailure() == null
                && execution.get().getRunId().equals(report.runId());
    }

    void acknowledge(List<Acknowledgement> answers) {
        answers.forEach(a -> acknowledged.put(a.number(), a));
    }

    /** Sends a command and waits for the stage's answer. */
    String relay(Command command) {
        int number = ++numbers;
        try {
            stub.signal("relay", new Relayed(number, command.name(), command.toJson()));
        } catch (ApplicationFailure e) {
            throw Sentence.refused(
                    "%s has just ended; look at status and try again.".formatted(workflowId));
        }
        Wait.atMost(
                PATIENCE,
                "%s is told %s".formatted(workflowId, command.name()),
                () -> acknowledged.containsKey(number) || ended());
        if (!acknowledged.containsKey(number) && ended() && running.getFailure() == null) {
            result();
        }
        var answer = acknowledged.get(number);
        if (answer == null) {
            throw Sentence.refused(
                    "%s did not answer within %d s; is a worker running?"
                            .formatted(workflowId, PATIENCE.toSeconds()));
        }
        if (!answer.applied()) {
            throw Sentence.refused(answer.sentence());
        }
        return answer.sentence();
    }

    /** Tells the stage to stop without waiting for it. */
    void cancel() {
        try {
            Workflow.newUntypedExternalWorkflowStub(workflowId).cancel();
        } catch (ApplicationFailure e) {
            Workflow.getLogger(StageChild.class)
                    .warn("{} cannot be cancelled: {}", workflowId, e.getOriginalMessage());
        }
    }
}

package dev.holdpoint.worker.environment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.environment.protocol.EnvironmentActivities.Followed;
import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.HistoryEventFilterType;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits for the close of a workflow by a long poll, which ends the moment it comes. */
final class Following {
    private static final Followed RUNNING = new Followed("Running", null, null);
    private static final Followed NOT_FOUND = new Followed("NotFound", null, null);

    private final WorkflowClient client;

    Following(WorkflowClient client) {
        this.client = client;
    }

    Followed follow(String workflowId, @Nullable String runId, Duration atMost) {
        try (var pulse = Pulse.start()) {
            return pulse.call(() -> poll(execution(workflowId, runId), atMost));
        }
    }

    private Followed poll(WorkflowExecution execution, Duration atMost) {
        var deadline = Deadline.after(atMost.toMillis(), TimeUnit.MILLISECONDS);
        var request =
                GetWorkflowExecutionHistoryRequest.newBuilder()
                        .setNamespace(client.getOptions().getNamespace())
                        .setExecution(execution)
                        .setWaitNewEvent(true)
                        .setHistoryEventFilterType(
                                HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT);
        try {
            while (!deadline.isExpired()) {
                var answer =
                        client.getWorkflowServiceStubs()
                                .blockingStub()
                                .withDeadline(deadline)
                                .getWorkflowExecutionHistory(request.build());
                var events = answer.getHistory().getEventsList();
                if (!events.isEmpty()) {
                    return closed(events.getLast());
                }
                request.setNextPageToken(answer.getNextPageToken());
            }
            return RUNNING;
        } catch (StatusRuntimeException e) {
            return switch (e.getStatus().getCode()) {
                case DEADLINE_EXCEEDED -> RUNNING;
                case NOT_FOUND -> NOT_FOUND;
                default -> throw e;
            };
        }
    }

    private Followed closed(HistoryEvent event) {
        return switch (event.getAttributesCase()) {
            case WORKFLOW_EXECUTION_COMPLETED_EVENT_ATTRIBUTES ->
                    new Followed(
                            "Completed",
                            result(
                                    event.getWorkflowExecutionCompletedEventAttributes()
                                            .getResult()
                                            .getPayloadsList()),
                            null);
            case WORKFLOW_EXECUTION_FAILED_EVENT_ATTRIBUTES ->
                    failed(event.getWorkflowExecutionFailedEventAttributes().getFailure());
            case WORKFLOW_EXECUTION_CANCELED_EVENT_ATTRIBUTES ->
                    new Followed("Canceled", null, null);
            case WORKFLOW_EXECUTION_TERMINATED_EVENT_ATTRIBUTES ->
                    new Followed(
                            "Terminated",
                            event.getWorkflowExecutionTerminatedEventAttributes().getReason(),
                            null);
            case WORKFLOW_EXECUTION_TIMED_OUT_EVENT_ATTRIBUTES ->
                    new Followed("TimedOut", null, null);
            case WORKFLOW_EXECUTION_CONTINUED_AS_NEW_EVENT_ATTRIBUTES ->
                    new Followed("ContinuedAsNew", null, null);
            default ->
                    throw new IllegalStateException(
                            "asked for the event that closes a workflow, got "
                                    + event.getEventType());
        };
    }

    private @Nullable String result(List<Payload> payloads) {
        if (payloads.isEmpty()) {
            return null;
        }
        var json =
                client.getOptions()
                        .getDataConverter()
                        .fromPayload(payloads.getFirst(), JsonNode.class, JsonNode.class);
        return json == null ? null : json.toString();
    }

    private static Followed failed(Failure failure) {
        return new Followed(
                "Failed",
                failure.getMessage(),
                failure.hasApplicationFailureInfo()
                        ? failure.getApplicationFailureInfo().getType()
                        : null);
    }

    private static WorkflowExecution execution(String workflowId, @Nullable String runId) {
        var execution = WorkflowExecution.newBuilder().setWorkflowId(workflowId);
        if (runId != null) {
            execution.setRunId(runId);
        }
        return execution.build();
    }
}

package dev.holdpoint.worker.bench;

import dev.holdpoint.worker.bench.InHand.Kind;
import dev.holdpoint.worker.chaos.Histories;
import dev.holdpoint.worker.chaos.Seen;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which worker has what in its hands, as the server and the histories of a run say. */
final class Looked {
    private final WorkflowServiceStubs stubs;
    private final Histories histories;

    Looked(WorkflowServiceStubs stubs, Histories histories) {
        this.stubs = stubs;
        this.histories = histories;
    }

    /** Who works now: who has a call, else who did the last thing; empty where nobody did any. */
    Optional<String> busy() {
        return open().stream()
                .flatMap(this::calls)
                .map(PendingActivityInfo::getLastWorkerIdentity)
                .findFirst()
                .or(() -> last().map(Looked::identity).filter(it -> !it.isEmpty()));
    }

    /** All that this worker has. */
    List<InHand> inHandsOf(String worker) {
        var all = new ArrayList<InHand>();
        var tasks = lastTasks();
        for (var id : open()) {
            calls(id)
                    .filter(it -> it.getLastWorkerIdentity().equals(worker))
                    .forEach(it ->
                            all.add(
                                    new InHand(
                                            id, it.getActivityId(), kind(id, it.getActivityId()))));
            var task = tasks.get(id);
            if (task != null && waitsFor(task, worker)) {
                all.add(new InHand(id, "", Kind.WAITING));
            } else if (task != null && startedBy(task, worker)) {
                all.add(new InHand(id, "", Kind.TASK));
            }
        }
        return all;
    }

    /** When somebody else took it, if that has happened. */
    Optional<Instant> taken(InHand hand, Instant killed) {
        return hand.activityId().isEmpty() ? task(hand, killed) : call(hand, killed);
    }

    private Optional<Instant> task(InHand hand, Instant killed) {
        return histories.seen().stream()
                .filter(it -> it.workflowId().equals(hand.workflowId()))
                .map(Seen::event)
                .filter(it -> it.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED)
                .map(Clock::at)
                .filter(it -> it.isAfter(killed))
                .findFirst();
    }

    private Optional<Instant> call(InHand hand, Instant killed) {
        var now = Instant.now();
        var pending =
                pending(hand.workflowId())
                        .filter(it -> it.getActivityId().equals(hand.activityId()))
                        .findFirst();
        if (pending.isEmpty()) {
            return Optional.of(now);
        }
        return pending.filter(Looked::started)
                .map(it -> Clock.instant(it.getLastStartedTime()))
                .filter(it -> it.isAfter(killed));
    }

    private Stream<PendingActivityInfo> calls(String workflowId) {
        return pending(workflowId).filter(Looked::started);
    }

    private Stream<PendingActivityInfo> pending(String workflowId) {
        return stubs
                .blockingStub()
                .describeWorkflowExecution(
                        DescribeWorkflowExecutionRequest.newBuilder()
                                .setNamespace("default")
                                .setExecution(
                                        WorkflowExecution.newBuilder().setWorkflowId(workflowId))
                                .build())
                .getPendingActivitiesList()
                .stream();
    }

    private static boolean started(PendingActivityInfo call) {
        return call.getState() == PendingActivityState.PENDING_ACTIVITY_STATE_STARTED;
    }

    private Kind kind(String workflowId, String activityId) {
        return histories.seen().stream()
                        .filter(it -> it.workflowId().equals(workflowId))
                        .map(Seen::event)
                        .filter(it ->
                                it.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
                        .map(HistoryEvent::getActivityTaskScheduledEventAttributes)
                        .filter(it -> it.getActivityId().equals(activityId))
                        .anyMatch(it -> it.getHeartbeatTimeout().getSeconds() > 0)
                ? Kind.LONG
                : Kind.SHORT;
    }

    /** Workflows of the run that have not closed. */
    private List<String> open() {
        var seen = histories.seen();
        var closed = seen.stream().filter(Seen::closes).map(Seen::workflowId).toList();
        return seen.stream()
                .map(Seen::workflowId)
                .distinct()
                .filter(it -> !closed.contains(it))
                .toList();
    }

    /** Workflow → the last that its history says of a workflow task. */
    private Map<String, HistoryEvent> lastTasks() {
        var tasks = new HashMap<String, HistoryEvent>();
        for (var seen : histories.seen()) {
            switch (seen.event().getEventType()) {
                case EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
                        EVENT_TYPE_WORKFLOW_TASK_STARTED,
                        EVENT_TYPE_WORKFLOW_TASK_COMPLETED ->
                        tasks.put(seen.workflowId(), seen.event());
                default -> {
                    // says nothing of it
                }
            }
        }
        return tasks;
    }

    private static boolean waitsFor(HistoryEvent task, String worker) {
        return task.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED
                && task.getWorkflowTaskScheduledEventAttributes()
                        .getTaskQueue()
                        .getName()
                        .startsWith(worker + ":");
    }

    private static boolean startedBy(HistoryEvent task, String worker) {
        return task.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED
                && identity(task).equals(worker);
    }

    private Optional<HistoryEvent> last() {
        return histories.seen().reversed().stream()
                .map(Seen::event)
                .filter(it -> !identity(it).isEmpty())
                .findFirst();
    }

    private static String identity(HistoryEvent event) {
        return switch (event.getEventType()) {
            case EVENT_TYPE_WORKFLOW_TASK_STARTED ->
                    event.getWorkflowTaskStartedEventAttributes().getIdentity();
            case EVENT_TYPE_WORKFLOW_TASK_COMPLETED ->
                    event.getWorkflowTaskCompletedEventAttributes().getIdentity();
            case EVENT_TYPE_ACTIVITY_TASK_COMPLETED ->
                    event.getActivityTaskCompletedEventAttributes().getIdentity();
            default -> "";
        };
    }
}

package dev.holdpoint.worker.chaos;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One event of a history, and whose it is. */
public record Seen(String workflowId, HistoryEvent event) {
    private static final String PREFIX = "EVENT_TYPE_";
    private static final Set<String> OURS = Set.of("deployment", "environment");

    /**
     * What a runbook's steps are called on the timeline; the rest is looked up before and after.
     */
    private static final Pattern STEP =
            Pattern.compile(
                    "(look at every metric once|waiting for|back up|migrate|deploy"
                            + " the|check|shift|hold|tell team: (deployed|rolled-back)).*");

    boolean is(String workflow, EventType type) {
        return workflowId.equals(workflow) && event.getEventType() == type;
    }

    /** Whether its workflow is over with it. */
    public boolean closes() {
        return switch (event.getEventType()) {
            case EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED,
                    EVENT_TYPE_WORKFLOW_EXECUTION_FAILED,
                    EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED,
                    EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED,
                    EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT ->
                    true;
            default -> false;
        };
    }

    /** Which of the histories it is: {@code production}, {@code rollback}, {@code deployment} … */
    public String whose() {
        if (workflowId.contains(":rollback-")) {
            return "rollback";
        }
        if (workflowId.contains("@")) {
            return "environment";
        }
        int colon = workflowId.indexOf(':');
        return colon < 0 ? "deployment" : workflowId.substring(colon + 1);
    }

    /** What people read of it on the timeline; empty for most events. */
    public String summary() {
        var data = event.getUserMetadata().getSummary().getData().toStringUtf8();
        return data.length() > 1 && data.startsWith("\"")
                ? data.substring(1, data.length() - 1)
                : data;
    }

    /** Which step begins with it, where one does: {@code production: back up the database}. */
    Optional<String> step() {
        var begins =
                event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED
                        || event.getEventType() == EventType.EVENT_TYPE_TIMER_STARTED;
        return begins && STEP.matcher(summary()).matches() && !OURS.contains(whose())
                ? Optional.of(whose() + ": " + summary())
                : Optional.empty();
    }

    /** In words, for the report. */
    String sentence() {
        var type = event.getEventType().name();
        return "%s %d %s%s"
                .formatted(
                        whose(),
                        event.getEventId(),
                        type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type,
                        summary().isEmpty() ? "" : " (" + summary() + ")");
    }
}

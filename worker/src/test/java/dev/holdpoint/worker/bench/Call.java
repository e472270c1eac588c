package dev.holdpoint.worker.bench;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Instant;
import java.util.List;

/**
 * An activity in a history, by the server's clock: when it was wanted, and when it had answered.
 */
record Call(Instant scheduled, Instant completed) {
    /** The first of a type. */
    static Call first(List<HistoryEvent> events, String type) {
        var scheduled =
                events.stream()
                        .filter(it ->
                                it.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED
                                        && it.getActivityTaskScheduledEventAttributes()
                                                .getActivityType()
                                                .getName()
                                                .equals(type))
                        .findFirst()
                        .orElseThrow();
        var completed =
                events.stream()
                        .filter(it ->
                                it.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED
                                        && it.getActivityTaskCompletedEventAttributes()
                                                        .getScheduledEventId()
                                                == scheduled.getEventId())
                        .findFirst()
                        .orElseThrow();
        return new Call(Clock.at(scheduled), Clock.at(completed));
    }
}

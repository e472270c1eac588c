package dev.holdpoint.worker.bench;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An activity in a history, by the server's clock: when it was wanted, and when it had answered.
 */
record Call(Instant scheduled, Instant completed) {
    /** The first of a type. */
    static Call first(List<HistoryEvent> events, String type) {
        return all(events, type).findFirst().orElseThrow();
    }

    /** Those of a type that succeeded, in the order in which they answered. */
    static Stream<Call> all(List<HistoryEvent> events, String type) {
        var scheduled = new HashMap<Long, Instant>();
        for (var event : events) {
            if (event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED
                    && event.getActivityTaskScheduledEventAttributes()
                            .getActivityType()
                            .getName()
                            .equals(type)) {
                scheduled.put(event.getEventId(), Clock.at(event));
            }
        }
        return events.stream()
                .filter(it -> it.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED)
                .flatMap(it ->
                        Optional.ofNullable(scheduled.get(wanted(it)))
                                .map(at -> new Call(at, Clock.at(it)))
                                .stream());
    }

    private static long wanted(HistoryEvent completed) {
        return completed.getActivityTaskCompletedEventAttributes().getScheduledEventId();
    }
}

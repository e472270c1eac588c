package dev.holdpoint.worker.bench;

import io.temporal.api.common.v1.Payload;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a run did and how long it took, read from its histories. */
final class Recorded {
    private static final String SAMPLING = "Observe";
    private static final String HOLD = "hold ";

    /** Scheduled, started, completed: of an activity, and of the workflow task it leads to. */
    private static final int THREE = 3;

    private final List<List<HistoryEvent>> histories;
    private final List<Span> spans = new ArrayList<>();
    private final List<Span> sampling = new ArrayList<>();
    private int samplingEvents;

    private Recorded(List<List<HistoryEvent>> histories) {
        this.histories = histories;
        histories.forEach(this::read);
        spans.sort(Comparator.comparing(Span::from));
    }

    /**
     * Something with a beginning and an end: an activity, or the timer of a hold.
     *
     * @param activity null for a timer
     */
    private record Span(
            Instant from,
            Instant to,
            @Nullable ActivityTaskScheduledEventAttributes activity,
            Duration length) {}

    static Recorded of(WorkflowClient client, List<String> workflowIds) {
        return new Recorded(
                workflowIds.stream().map(id -> client.fetchHistory(id).getEvents()).toList());
    }

    /** The run id of the first of them. */
    String runId() {
        return histories
                .getFirst()
                .getFirst()
                .getWorkflowExecutionStartedEventAttributes()
                .getOriginalExecutionRunId();
    }

    /** Events without those of a hold's sampling. */
    int events() {
        return histories.stream().mapToInt(List::size).sum() - samplingEvents;
    }

    /** How many there are of a kind. */
    int count(EventType type) {
        return (int)
                histories.stream()
                        .flatMap(List::stream)
                        .filter(it -> it.getEventType() == type)
                        .count();
    }

    int samplingEvents() {
        return samplingEvents;
    }

    /** Seconds from start to end, without the holds and what is sampled to their end. */
    double seconds() {
        var first = histories.getFirst();
        var all = Duration.between(Clock.at(first.getFirst()), Clock.at(first.getLast()));
        return all.minus(holds()).toNanos() / 1e9;
    }

    private Duration holds() {
        return spans.stream()
                .filter(it -> it.activity() == null)
                .map(hold -> Duration.between(hold.from(), sampledUntil(hold)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private Instant sampledUntil(Span hold) {
        return sampling.stream()
                .filter(it -> it.from().isBefore(hold.to()) && it.from().isAfter(hold.from()))
                .map(Span::to)
                .filter(end -> end.isAfter(hold.to()))
                .findFirst()
                .orElse(hold.to());
    }

    /**
     * All that was done, in its order.
     *
     * @param left activity types to leave out
     * @param translated from the names of this run to those of another
     */
    List<Deed> deeds(List<String> left, UnaryOperator<String> translated) {
        var wanted = spans.stream().filter(it -> !left.contains(type(it))).toList();
        return wanted.stream().map(span -> deed(span, wanted, translated)).toList();
    }

    private Deed deed(Span span, List<Span> all, UnaryOperator<String> translated) {
        var after =
                IntStream.range(0, all.size())
                        .filter(i -> !all.get(i).to().isAfter(span.from()))
                        .boxed()
                        .toList();
        var activity = span.activity();
        if (activity == null) {
            return new Deed(Deed.WAIT, "", span.length().toMillis(), 0, List.of(), after);
        }
        var arguments = new ArrayList<@Nullable String>();
        for (var payload : activity.getInput().getPayloadsList()) {
            arguments.add(argument(payload, translated));
        }
        return new Deed(
                type(span),
                activity.getTaskQueue().getName(),
                millis(activity.getStartToCloseTimeout()),
                millis(activity.getHeartbeatTimeout()),
                arguments,
                after);
    }

    private @Nullable String argument(Payload payload, UnaryOperator<String> translated) {
        var encoding = payload.getMetadataOrThrow("encoding").toStringUtf8();
        return encoding.startsWith("json")
                ? translated.apply(payload.getData().toStringUtf8().replace(runId(), Deed.RUN))
                : null;
    }

    private void read(List<HistoryEvent> events) {
        Map<Long, HistoryEvent> begun = new HashMap<>();
        for (var event : events) {
            switch (event.getEventType()) {
                case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED -> begun.put(event.getEventId(), event);
                case EVENT_TYPE_TIMER_STARTED -> begun.put(event.getEventId(), event);
                case EVENT_TYPE_TIMER_FIRED ->
                        timer(
                                begun.get(event.getTimerFiredEventAttributes().getStartedEventId()),
                                event);
                case EVENT_TYPE_ACTIVITY_TASK_COMPLETED ->
                        activity(
                                begun.get(
                                        event.getActivityTaskCompletedEventAttributes()
                                                .getScheduledEventId()),
                                event,
                                follows(events, event));
                case EVENT_TYPE_ACTIVITY_TASK_FAILED, EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT ->
                        throw new AssertionError("a call failed: " + event);
                default -> {
                    // no call, and no wait
                }
            }
        }
    }

    /** Whether the workflow was told of it at once, by a workflow task of its own. */
    private static boolean follows(List<HistoryEvent> events, HistoryEvent event) {
        int next = (int) event.getEventId();
        return next < events.size()
                && events.get(next).getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED;
    }

    private void timer(@Nullable HistoryEvent started, HistoryEvent fired) {
        if (started != null && summary(started).startsWith(HOLD)) {
            var length = millis(started.getTimerStartedEventAttributes().getStartToFireTimeout());
            spans.add(
                    new Span(Clock.at(started), Clock.at(fired), null, Duration.ofMillis(length)));
        }
    }

    private void activity(@Nullable HistoryEvent scheduled, HistoryEvent ended, boolean told) {
        if (scheduled == null) {
            throw new AssertionError("an activity ended that never began: " + ended);
        }
        var span =
                new Span(
                        Clock.at(scheduled),
                        Clock.at(ended),
                        scheduled.getActivityTaskScheduledEventAttributes(),
                        Duration.ZERO);
        if (SAMPLING.equals(type(span))) {
            sampling.add(span);
            samplingEvents += told ? 2 * THREE : THREE;
        } else {
            spans.add(span);
        }
    }

    private static String type(Span span) {
        var activity = span.activity();
        return activity == null ? Deed.WAIT : activity.getActivityType().getName();
    }

    private static String summary(HistoryEvent event) {
        return event.getUserMetadata().getSummary().getData().toStringUtf8().replace("\"", "");
    }

    private static long millis(com.google.protobuf.Duration length) {
        return Duration.ofSeconds(length.getSeconds(), length.getNanos()).toMillis();
    }
}

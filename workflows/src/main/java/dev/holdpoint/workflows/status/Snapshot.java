package dev.holdpoint.workflows.status;

import dev.holdpoint.workflows.judge.RuleVerdict;
import dev.holdpoint.workflows.runbook.Ordered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stage tells its deployment at each transition.
 *
 * @param sequence grows by one; an older one that comes late is dropped
 * @param until when a wait for a window ends; null when there is none
 * @param shares slot → per cent of traffic, once known
 */
public record Snapshot(
        int sequence,
        State state,
        String headline,
        String why,
        String next,
        StageStatus stage,
        List<Question> questions,
        @Nullable HoldStatus hold,
        @Nullable Instant until,
        List<RuleVerdict> verdicts,
        Map<String, Integer> shares,
        List<Event> events,
        List<String> byHand) {

    public Snapshot {
        questions = List.copyOf(questions);
        verdicts = List.copyOf(verdicts);
        shares = Ordered.copy(shares);
        events = List.copyOf(events);
        byHand = List.copyOf(byHand);
    }

    /** The same in other words. */
    public Snapshot saying(String otherHeadline, String otherWhy) {
        return new Snapshot(
                sequence,
                state,
                otherHeadline,
                otherWhy,
                next,
                stage,
                questions,
                hold,
                until,
                verdicts,
                shares,
                events,
                byHand);
    }
}

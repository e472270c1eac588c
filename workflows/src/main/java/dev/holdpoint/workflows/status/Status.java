package dev.holdpoint.workflows.status;

import dev.holdpoint.workflows.judge.RuleVerdict;
import dev.holdpoint.workflows.runbook.Ordered;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of the query {@code status}: five sentences first, then everything.
 *
 * @param headline what it is and where it stands
 * @param why what brought it there
 * @param next what comes next, and when
 * @param awaiting who is awaited, and how to answer
 * @param stop how to stop it
 * @param workflowId the run itself
 * @param byHand commands that bring stable back without Holdpoint, once they are known
 * @param outcome the closing sentence; null while it runs
 */
public record Status(
        String headline,
        String why,
        String next,
        String awaiting,
        String stop,
        State state,
        String service,
        String version,
        @Nullable String environment,
        @Nullable String plan,
        @Nullable String artifact,
        String workflowId,
        List<StageStatus> stages,
        List<Question> questions,
        @Nullable HoldStatus hold,
        List<RuleVerdict> verdicts,
        Map<String, Integer> shares,
        List<Event> events,
        List<String> byHand,
        @Nullable String outcome) {

    public Status {
        stages = List.copyOf(stages);
        questions = List.copyOf(questions);
        verdicts = List.copyOf(verdicts);
        shares = Ordered.copy(shares);
        events = List.copyOf(events);
        byHand = List.copyOf(byHand);
    }
}

package dev.holdpoint.workflows.judge;

import dev.holdpoint.workflows.runbook.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All verdicts of one moment.
 *
 * @param decisive the failed row whose action is most severe; null when none failed
 */
public record Ruling(List<RuleVerdict> verdicts, @Nullable RuleVerdict decisive) {
    public Ruling {
        verdicts = List.copyOf(verdicts);
    }

    /** What has to be done: the decisive row's action, or a warning's worth of nothing. */
    public Rule.Action action() {
        return decisive == null ? Rule.Action.WARN : decisive.action();
    }

    /**
     * Whether a hold may end well now. A row that only warns never keeps a hold from passing; for
     * every other row anything but a PASS without breach does.
     */
    public Verdict hold() {
        var worst = Verdict.PASS;
        for (var verdict : verdicts) {
            if (verdict.action() != Rule.Action.WARN) {
                worst = worse(worst, judged(verdict));
            }
        }
        return worst;
    }

    private static Verdict judged(RuleVerdict verdict) {
        return verdict.verdict() == Verdict.PASS && verdict.breaching()
                ? Verdict.INCONCLUSIVE
                : verdict.verdict();
    }

    /** FAIL before NO_DATA before INCONCLUSIVE before PASS. */
    private static Verdict worse(Verdict one, Verdict other) {
        return severity(one) >= severity(other) ? one : other;
    }

    private static int severity(Verdict verdict) {
        return switch (verdict) {
            case PASS -> 0;
            case INCONCLUSIVE -> 1;
            case NO_DATA -> 2;
            case FAIL -> 3;
        };
    }

    /** The verdicts that keep a hold from passing, worst first, in one sentence. */
    public String why() {
        var reasons =
                verdicts.stream()
                        .filter(v -> v.action() != Rule.Action.WARN && judged(v) != Verdict.PASS)
                        .sorted((a, b) -> severity(judged(b)) - severity(judged(a)))
                        .map(RuleVerdict::sentence)
                        .toList();
        return reasons.isEmpty() ? "every rule passes" : String.join("; ", reasons);
    }
}

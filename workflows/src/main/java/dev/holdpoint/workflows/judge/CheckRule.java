package dev.holdpoint.workflows.judge;

import dev.holdpoint.workflows.plan.PlannedRule;
import dev.holdpoint.workflows.runbook.Rule.Condition;
import java.util.List;

/** A check that fails so many times in a row. */
final class CheckRule {
    private CheckRule() {}

    static RuleVerdict judge(PlannedRule rule, String check, List<CheckSample> samples) {
        if (!(rule.rule().condition() instanceof Condition.Fails(int times))) {
            throw new IllegalStateException("the linter refuses " + rule.sentence());
        }
        var mine = samples.stream().filter(s -> s.check().equals(check)).toList();
        int failures = trailingFailures(mine);
        var verdict = failures >= times ? Verdict.FAIL : unfailed(mine);
        return new RuleVerdict(
                rule.id(),
                verdict,
                rule.rule().action(),
                (double) failures,
                0,
                mine.size(),
                mine.isEmpty() ? null : mine.getFirst().at(),
                mine.isEmpty() ? null : mine.getLast().at(),
                failures > 0,
                sentence(check, failures, times, mine));
    }

    private static Verdict unfailed(List<CheckSample> samples) {
        return samples.isEmpty() || samples.getLast().verdict() == Verdict.NO_DATA
                ? Verdict.NO_DATA
                : samples.getLast().verdict() == Verdict.INCONCLUSIVE
                        ? Verdict.INCONCLUSIVE
                        : Verdict.PASS;
    }

    private static int trailingFailures(List<CheckSample> samples) {
        int failures = 0;
        for (var sample : samples.reversed()) {
            if (sample.verdict() != Verdict.FAIL) {
                break;
            }
            failures++;
        }
        return failures;
    }

    private static String sentence(
            String check, int failures, int times, List<CheckSample> samples) {
        if (samples.isEmpty()) {
            return "check " + check + " has not run yet";
        }
        var last = samples.getLast().sentence();
        return failures == 0
                ? "check %s: %s".formatted(check, last)
                : "check %s failed %d of %d times in a row: %s"
                        .formatted(check, failures, times, last);
    }
}

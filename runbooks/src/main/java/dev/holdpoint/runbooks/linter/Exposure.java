package dev.holdpoint.runbooks.linter;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.Runbook;
import dev.holdpoint.workflows.runbook.Step;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A rule that needs a breach of some length is judged over at least that length. */
final class Exposure implements RunbookRule {
    @Override
    public void judge(Runbook runbook, Report report) {
        var whole = exposure(runbook);
        if (!report.sound("stages")) {
            return;
        }
        for (int index = 0; index < runbook.rules().size(); index++) {
            var rule = runbook.rules().get(index);
            var path = "rules[" + index + "]";
            tell(report, path + ".for", rule.sustained(), whole);
            if (rule.condition() instanceof Rule.Condition.Burns(_, var over)) {
                tell(report, path + ".over", over, whole);
            }
        }
    }

    private static void tell(
            Report report, String path, @Nullable Duration needed, Duration whole) {
        if (needed != null && whole.compareTo(needed) < 0) {
            report.tell(
                    ProblemKind.EXPOSURE_TOO_SHORT,
                    path,
                    "can never come true; all holds of the judged stages together are "
                            + DurationText.of(whole)
                            + ", expected at least "
                            + DurationText.of(needed));
        }
    }

    /** The holds of all stages that are judged: what a run exposes when no condition skips one. */
    private static Duration exposure(Runbook runbook) {
        return PlacedStep.forward(runbook).stream()
                .filter(placed -> placed.stage() != null && placed.stage().as().judged())
                .map(placed -> held(placed.step()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration held(Step step) {
        if (step instanceof Step.Hold hold) {
            return hold.length();
        }
        return step instanceof Step.Ramp ramp
                ? ramp.legs().stream()
                        .map(Step.Ramp.Leg::hold)
                        .reduce(Duration.ZERO, Duration::plus)
                : Duration.ZERO;
    }
}

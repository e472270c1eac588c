package dev.holdpoint.runbooks.linter;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.runbook.Runbook;
import dev.holdpoint.workflows.runbook.Step;
import java.time.Duration;

/** A hold is long enough for three samples: fewer prove nothing. */
final class HoldLengths implements RunbookRule {
    private static final int SAMPLES = 3;

    @Override
    public void judge(Runbook runbook, Report report) {
        for (var placed : PlacedStep.all(runbook)) {
            if (placed.step() instanceof Step.Hold hold) {
                judge(hold.length(), hold.every(), placed.kindPath(), report);
            } else if (placed.step() instanceof Step.Ramp ramp) {
                judge(ramp, placed.kindPath(), report);
            }
        }
    }

    private static void judge(Step.Ramp ramp, String path, Report report) {
        for (int index = 0; index < ramp.legs().size(); index++) {
            var hold = ramp.legs().get(index).hold();
            judge(hold, Step.Hold.EVERY, path + "[" + index + "]", report);
        }
    }

    private static void judge(Duration length, Duration every, String path, Report report) {
        var least = every.multipliedBy(SAMPLES);
        if (length.compareTo(least) < 0) {
            report.tell(
                    ProblemKind.HOLD_TOO_SHORT,
                    path,
                    "too short; %s sampled every %s needs at least %s"
                            .formatted(
                                    DurationText.of(length),
                                    DurationText.of(every),
                                    DurationText.of(least)));
        }
    }
}

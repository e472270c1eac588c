package dev.holdpoint.runbooks.linter;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.workflows.runbook.Runbook;
import dev.holdpoint.workflows.runbook.Stage;
import java.util.Objects;

/** Rows of who may start what speak of what the runbook has, and none hides behind another. */
final class Starts implements RunbookRule {
    @Override
    public void judge(Runbook runbook, Report report) {
        var types = new Known("types", runbook.types());
        var environments =
                new Known(
                        "environments of the stages",
                        runbook.stages().stream()
                                .map(Stage::environment)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList());
        for (int index = 0; index < runbook.mayStart().size(); index++) {
            var path = "mayStart[" + index + "]";
            var row = runbook.mayStart().get(index);
            types.judge(report, ProblemKind.TYPE_UNKNOWN, path + ".type", row.type());
            environments.judge(
                    report,
                    ProblemKind.STAGE_ENVIRONMENT_UNKNOWN,
                    path + ".environment",
                    row.environment());
            hidden(runbook, index, report);
        }
    }

    private static void hidden(Runbook runbook, int index, Report report) {
        var row = runbook.mayStart().get(index);
        for (int before = 0; before < index; before++) {
            if (runbook.mayStart().get(before).covers(row)) {
                report.tell(
                        ProblemKind.START_UNREACHABLE,
                        "mayStart[" + index + "]",
                        "never looked at, mayStart[%d] decides before; expected it above that row"
                                .formatted(before));
                return;
            }
        }
    }
}

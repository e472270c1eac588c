package dev.holdpoint.runbooks.linter;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.workflows.runbook.Runbook;
import java.util.Set;

/** A step that acts on an environment stands in a stage that names one. */
final class StageEnvironment implements RunbookRule {
    private static final Set<String> ACTING =
            Set.of("backup", "restore", "migrate", "deploy", "shift", "ramp", "hold", "flag");

    @Override
    public void judge(Runbook runbook, Report report) {
        for (var placed : PlacedStep.forward(runbook)) {
            if (placed.stage() != null
                    && placed.stage().environment() == null
                    && ACTING.contains(placed.step().kind())) {
                report.tell(
                        ProblemKind.STAGE_ENVIRONMENT_MISSING,
                        placed.kindPath(),
                        "this step acts on an environment, and the stage \""
                                + placed.stage().name()
                                + "\" names none");
            }
        }
    }
}

package dev.holdpoint.runbooks.linter;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.workflows.runbook.Runbook;

/** Watching, and keeping the old slot, begin when the last stage has ended. */
final class LastStage implements RunbookRule {
    private static final String SENTENCE = "this key stands on the last stage only";

    @Override
    public void judge(Runbook runbook, Report report) {
        for (int index = 0; index < runbook.stages().size() - 1; index++) {
            var stage = runbook.stages().get(index);
            var path = "stages[" + index + "]";
            if (!stage.watch().isEmpty()) {
                report.tell(ProblemKind.LAST_STAGE_ONLY, path + ".watch", SENTENCE);
            }
            if (stage.keep() != null) {
                report.tell(ProblemKind.LAST_STAGE_ONLY, path + ".keep", SENTENCE);
            }
        }
    }
}

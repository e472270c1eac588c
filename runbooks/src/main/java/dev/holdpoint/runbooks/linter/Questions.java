package dev.holdpoint.runbooks.linter;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.workflows.runbook.Runbook;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.runbook.When;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition on an answer speaks of a question asked before, and of one of its answers. */
final class Questions implements RunbookRule {
    @Override
    public void judge(Runbook runbook, Report report) {
        Map<String, Set<String>> asked = new LinkedHashMap<>();
        for (var placed : PlacedStep.all(runbook)) {
            var common = placed.step().common();
            answers(asked, report, placed.path() + ".when", common.when());
            if (placed.step() instanceof Step.Ask ask && common.id() != null) {
                asked.put(common.id(), ask.answers().keySet());
            }
        }
    }

    private static void answers(
            Map<String, Set<String>> asked, Report report, String path, @Nullable When when) {
        if (when == null) {
            return;
        }
        when.answer()
                .forEach((question, answer) ->
                        answer(asked, report, path + ".answer." + question, question, answer));
        answers(asked, report, path + ".not", when.not());
    }

    private static void answer(
            Map<String, Set<String>> asked,
            Report report,
            String path,
            String question,
            String answer) {
        var answers = asked.get(question);
        if (answers == null) {
            report.tell(
                    ProblemKind.QUESTION_UNKNOWN,
                    path,
                    "no question before has the id \"" + question + "\"" + known(asked.keySet()));
        } else if (!answers.contains(answer)) {
            report.refuse(
                    ProblemKind.ANSWER_UNKNOWN,
                    path,
                    answer,
                    "expected one of the answers " + String.join(", ", answers));
        }
    }

    private static String known(Collection<String> ids) {
        return ids.isEmpty() ? "" : ", there are " + String.join(", ", ids);
    }
}

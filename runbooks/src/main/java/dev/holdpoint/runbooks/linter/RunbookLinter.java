package dev.holdpoint.runbooks.linter;

import dev.holdpoint.runbooks.problem.Problem;
import dev.holdpoint.runbooks.reader.Document;
import dev.holdpoint.workflows.runbook.Runbook;
import java.util.List;

/** Judges a runbook by itself. */
public final class RunbookLinter {
    private static final List<RunbookRule> RULES =
            List.of(
                    new UniqueNames(),
                    new KnownWords(),
                    new Starts(),
                    new Questions(),
                    new LastStage(),
                    new StageEnvironment(),
                    new Undoes(),
                    new HoldLengths(),
                    new Exposure(),
                    new RuleOrder());

    private RunbookLinter() {}

    /** What is wrong beyond what the reader has told. */
    public static List<Problem> judge(Document<Runbook> document) {
        var report = new Report(document);
        RULES.forEach(rule -> rule.judge(document.value(), report));
        return report.problems();
    }
}

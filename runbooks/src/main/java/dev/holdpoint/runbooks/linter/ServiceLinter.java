package dev.holdpoint.runbooks.linter;

import dev.holdpoint.runbooks.problem.Problem;
import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.reader.Document;
import dev.holdpoint.workflows.runbook.Service;
import java.util.List;

/** Judges a service by itself. */
public final class ServiceLinter {
    private ServiceLinter() {}

    /** What is wrong beyond what the reader has told. */
    public static List<Problem> judge(Document<Service> document) {
        var report = new Report(document);
        var commands = new Known("commands", document.value().commands().keySet());
        document.value()
                .commands()
                .forEach((name, command) -> {
                    if (command.undo() != null) {
                        commands.judge(
                                report,
                                ProblemKind.UNDO_COMMAND_UNKNOWN,
                                "commands." + name + ".undo.run",
                                command.undo().command());
                    }
                });
        return report.problems();
    }
}

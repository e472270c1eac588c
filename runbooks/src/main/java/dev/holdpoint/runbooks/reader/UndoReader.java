package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.workflows.runbook.Undo;

/** Reads {@code undo}: why nothing takes an effect back, or the command that does. */
final class UndoReader {
    private UndoReader() {}

    static Undo read(Located node) {
        var keys = Keys.of(node);
        var undo = new Undo(keys.maybe("none", Scalars::text), keys.maybe("run", Names::name));
        if (node.isMap() && (undo.none() == null) == (undo.command() == null)) {
            node.complain(
                    ProblemKind.UNDO,
                    "expected either {none: \"why\"} or {run: a command of the service}");
        }
        keys.close();
        return undo;
    }
}

package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.workflows.runbook.When;

/** Reads {@code when}: a closed map, all of it must hold. */
final class WhenReader {
    private WhenReader() {}

    static When read(Located node) {
        var keys = Keys.of(node);
        if (node.isMap() && keys.names().isEmpty()) {
            node.complain(ProblemKind.EMPTY, "empty; expected at least one entry");
        }
        var when =
                new When(
                        keys.maybe("type", Names::name),
                        keys.maybe("environment", Names::name),
                        keys.maybe("emergency", Scalars::bool),
                        keys.maybe("migrations", of -> Scalars.oneOf(of, Words.MIGRATIONS)),
                        keys.maybe("slots", of -> Scalars.oneOf(of, Words.SLOTS)),
                        keys.maybe("reached", of -> Scalars.oneOf(of, Words.KINDS)),
                        keys.maybe("flag", Names::name),
                        keys.map("answer", Names::name),
                        keys.maybe("not", WhenReader::read));
        keys.close();
        return when;
    }
}

package dev.holdpoint.runbooks.linter;

import dev.holdpoint.runbooks.problem.ProblemKind;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Names that exist, to hold others against.
 *
 * @param what the plural of what they name
 */
record Known(String what, Collection<String> names) {
    /** Refuses a name that is none of these; null is no name. */
    void judge(Report report, ProblemKind kind, String path, @Nullable String name) {
        if (name != null && !names.contains(name)) {
            report.refuse(kind, path, name, names.isEmpty() ? "there are no " + what : expected());
        }
    }

    private String expected() {
        return "expected one of the "
                + what
                + ": "
                + String.join(", ", names.stream().sorted().toList());
    }
}

package dev.holdpoint.runbooks.problem;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a document.
 *
 * @param path where it stands in the document: {@code stages[1].steps[0].hold}; empty for all of it
 * @param found the value found, or null where there is none to quote
 * @param message what was expected, or what is wrong, as the rest of a sentence
 */
public record Problem(
        ProblemKind kind, Position at, String path, @Nullable String found, String message) {

    /** As a person reads a file: from top to bottom. */
    public static final Comparator<Problem> READING_ORDER =
            Comparator.comparing((Problem problem) -> problem.at().file())
                    .thenComparingInt(problem -> problem.at().line())
                    .thenComparingInt(problem -> problem.at().column())
                    .thenComparing(Problem::message);

    /** The one form people see: {@code file:line:column: path: found "x"; expected …}. */
    public String text() {
        return at + ": " + sentence();
    }

    /** The text without the place in the file. */
    public String sentence() {
        return (path.isEmpty() ? "document" : path)
                + ": "
                + (found == null ? "" : "found \"" + found + "\"; ")
                + message;
    }

    @Override
    public String toString() {
        return text();
    }
}

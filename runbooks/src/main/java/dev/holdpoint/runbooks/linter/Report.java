package dev.holdpoint.runbooks.linter;

import dev.holdpoint.runbooks.problem.Findings;
import dev.holdpoint.runbooks.problem.Problem;
import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.reader.Document;
import java.util.List;

/**
 * Collects what the rules find in one document. What did not read well is not judged again: its
 * value is a placeholder, and one mistake should be told once.
 */
final class Report {
    private final Document<?> document;
    private final Findings unreadable = new Findings();
    private final Findings findings = new Findings();

    Report(Document<?> document) {
        this.document = document;
        document.problems().forEach(unreadable::add);
    }

    /** Whether the part of the document at this path could be read. */
    boolean sound(String path) {
        return !unreadable.touch(path);
    }

    /** Tells what is wrong at a path. */
    void tell(ProblemKind kind, String path, String message) {
        if (sound(path)) {
            findings.add(document.problem(kind, path, message));
        }
    }

    /** Tells what is wrong with a value at a path. */
    void refuse(ProblemKind kind, String path, String found, String message) {
        if (sound(path)) {
            findings.add(document.problem(kind, path, found, message));
        }
    }

    List<Problem> problems() {
        return findings.inReadingOrder();
    }
}

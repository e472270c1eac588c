package dev.holdpoint.runbooks.problem;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the problems of one document while it is read and judged. */
public final class Findings {
    private final List<Problem> problems = new ArrayList<>();

    /** Notes a problem; one at the same place with the same sentence is noted once. */
    public void add(
            ProblemKind kind, Position at, String path, @Nullable String found, String message) {
        add(new Problem(kind, at, path, found, message));
    }

    /** Notes a problem; one at the same place with the same sentence is noted once. */
    public void add(Problem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /** Whether something at this path, above it or below it is already known to be wrong. */
    public boolean touch(String path) {
        return problems.stream()
                .map(Problem::path)
                .anyMatch(known -> within(known, path) || within(path, known));
    }

    /** All of them, as a person reads the file. */
    public List<Problem> inReadingOrder() {
        return problems.stream().sorted(Problem.READING_ORDER).toList();
    }

    private static boolean within(String path, String parent) {
        return path.equals(parent)
                || path.startsWith(parent + ".")
                || path.startsWith(parent + "[");
    }
}

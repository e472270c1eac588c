package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.runbooks.problem.Position;
import dev.holdpoint.runbooks.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One reason against a plan.
 *
 * @param at the place in a document; null for something wrong with the request itself
 * @param path the field of the request, or the path in the document; empty for all of it
 */
public record PlanProblem(@Nullable Position at, String path, String sentence) {
    /** A problem that reading a document by itself had shown. */
    static PlanProblem of(Problem problem) {
        var found = problem.found() == null ? "" : "found \"%s\"; ".formatted(problem.found());
        return new PlanProblem(problem.at(), problem.path(), found + problem.message());
    }

    /** Something wrong with a field of the request. */
    static PlanProblem request(String field, String sentence) {
        return new PlanProblem(null, field, sentence);
    }

    /** {@code file:line:column: path: sentence}, or {@code request: field: sentence}. */
    public String text() {
        var where = at == null ? "request" : at.toString();
        return "%s: %s%s".formatted(where, path.isEmpty() ? "" : path + ": ", sentence);
    }
}

package dev.holdpoint.runbooks.reader;

import dev.holdpoint.runbooks.problem.Position;
import dev.holdpoint.runbooks.problem.Problem;
import dev.holdpoint.runbooks.problem.ProblemKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A document as read. With problems, its value holds placeholders and must not be used.
 *
 * @param file the file as the person named it
 * @param digest SHA-256 in hex of the file's bytes
 * @param positions path → where it stands
 */
public record Document<T>(
        String file,
        T value,
        String digest,
        Map<String, Position> positions,
        List<Problem> problems) {

    public Document {
        positions = Map.copyOf(positions);
        problems = List.copyOf(problems);
    }

    /** Where a path stands in the file; for one that is not there, the nearest thing around it. */
    public Position at(String path) {
        var position = positions.get(path);
        if (position != null) {
            return position;
        }
        int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return end < 0
                ? positions.getOrDefault("", Position.start(file))
                : at(path.substring(0, end));
    }

    /** A problem at a path of this document, with no value to quote. */
    public Problem problem(ProblemKind kind, String path, String message) {
        return new Problem(kind, at(path), path, null, message);
    }

    /** A problem with a value at a path of this document. */
    public Problem problem(ProblemKind kind, String path, String found, String message) {
        return new Problem(kind, at(path), path, found, message);
    }

    /** The same document with what a later check found. */
    public Document<T> and(List<Problem> more) {
        var all = Stream.concat(problems.stream(), more.stream());
        return new Document<>(
                file, value, digest, positions, all.sorted(Problem.READING_ORDER).toList());
    }
}

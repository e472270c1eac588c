package dev.holdpoint.runbooks.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known word that a person most likely meant. */
public final class Nearest {
    private static final int FURTHEST = 2;

    private Nearest() {}

    /** The word of {@code known} within two edits of {@code word}, if any. */
    public static Optional<String> to(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= FURTHEST)
                .filter(candidate -> distance(word, candidate) < candidate.length())
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** Insertions, deletions and replacements it takes to make one word of the other. */
    static int distance(String one, String other) {
        var previous = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            var current = new int[other.length() + 1];
            current[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int replaced =
                        previous[column - 1]
                                + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                int moved = Math.min(previous[column], current[column - 1]) + 1;
                current[column] = Math.min(replaced, moved);
            }
            previous = current;
        }
        return previous[other.length()];
    }
}

package dev.holdpoint.worker.bench;

import java.util.List;

/**
 * How measurements of one thing lie.
 *
 * @param n how many there are
 * @param p99 no more than one in a hundred is above it
 */
record Spread(int n, double median, double p99, double most) {
    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.99;

    static Spread of(List<Double> measured) {
        if (measured.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        var sorted = measured.stream().sorted().toList();
        return new Spread(
                sorted.size(), rank(sorted, HALF), rank(sorted, NEARLY_ALL), sorted.getLast());
    }

    /** One number alone. */
    static Spread one(double value) {
        return of(List.of(value));
    }

    /** The smallest of them that a share of them does not exceed. */
    private static double rank(List<Double> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}

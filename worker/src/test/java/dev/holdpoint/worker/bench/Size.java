package dev.holdpoint.worker.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How much is measured.
 *
 * @param trials how many trials: rollbacks, requests, pairs of runs, kills, deployments …
 * @param lanes services that are deployed beside each other
 * @param rate requests a second at each of them
 */
record Size(int trials, int lanes, double rate) {
    /** What is asked for by the property {@code bench.only}; everything where it says nothing. */
    static List<Bench> asked() {
        var only = System.getProperty("bench.only", "").strip().toUpperCase(Locale.ROOT);
        return only.isEmpty()
                ? List.of(Bench.values())
                : Arrays.stream(only.split(",")).map(Bench::valueOf).toList();
    }

    /** What the properties {@code bench.*} say of it. */
    static Size of(Bench bench) {
        return new Size(
                (int) number("bench.n", bench.usual()),
                (int) number("bench.lanes", 3),
                number("bench.rate", 60));
    }

    /** The services and their users, for people. */
    String shops() {
        return "%d shops on one worker, each behind a HAProxy of its own, each with %.0f requests a second"
                .formatted(lanes, rate);
    }

    private static long number(String property, long usual) {
        var value = System.getProperty(property, "").strip();
        return value.isEmpty() ? usual : Long.parseLong(value);
    }
}

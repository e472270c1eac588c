package dev.holdpoint.worker.bench;

import java.util.Locale;

/** What a number is to be: at most, or at least, so much. */
record Aim(Of of, boolean atMost, double limit) {
    /** Which of the numbers it is about. */
    enum Of {
        MEDIAN,
        P99,
        MOST
    }

    static Aim p99(double limit) {
        return new Aim(Of.P99, true, limit);
    }

    static Aim median(double limit) {
        return new Aim(Of.MEDIAN, true, limit);
    }

    static Aim most(double limit) {
        return new Aim(Of.MOST, true, limit);
    }

    /** One number that has to be as large as this. */
    static Aim atLeast(double limit) {
        return new Aim(Of.MEDIAN, false, limit);
    }

    boolean reached(Spread spread) {
        return atMost ? value(spread) <= limit : value(spread) >= limit;
    }

    /** By which factor it is missed; 1 or less where it is reached. */
    double missedBy(Spread spread) {
        return atMost ? value(spread) / limit : limit / value(spread);
    }

    String words(Unit unit) {
        var number = (atMost ? "≤ " : "≥ ") + unit.words(limit);
        return of == Of.MEDIAN ? number : of.name().toLowerCase(Locale.ROOT) + " " + number;
    }

    private double value(Spread spread) {
        return switch (of) {
            case MEDIAN -> spread.median();
            case P99 -> spread.p99();
            case MOST -> spread.most();
        };
    }
}

package dev.holdpoint.activities.command;

import java.time.Duration;

/** Lengths of time as people say them: {@code 12 s}, {@code 10 min}, {@code 6 h}. */
final class Spans {
    private Spans() {}

    static String text(Duration length) {
        long seconds = length.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? part(seconds, 60, " min ", " s")
                : part(seconds / 60, 60, " h ", " min");
    }

    private static String part(long amount, long unit, String big, String small) {
        var whole = amount / unit + big;
        return amount % unit == 0 ? whole.strip() : whole + amount % unit + small;
    }
}

package dev.holdpoint.workflows.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Durations as people read them: {@code 5 min}, {@code 1 h 30 min}, {@code 200 ms}. */
public final class DurationText {
    private static final Duration DAYS_FROM = Duration.ofDays(2);

    private DurationText() {}

    /** The duration in words; a day is 24 h until two of them are over. */
    public static String of(Duration duration) {
        if (duration.isNegative()) {
            return "-" + of(duration.negated());
        }
        var days = duration.compareTo(DAYS_FROM) < 0 ? 0 : duration.toDays();
        var rest = duration.minusDays(days);
        var parts = new ArrayList<String>();
        add(parts, days, "d");
        add(parts, rest.toHours(), "h");
        add(parts, rest.toMinutesPart(), "min");
        add(parts, rest.toSecondsPart(), "s");
        add(parts, rest.toMillisPart(), "ms");
        return parts.isEmpty() ? "0 s" : String.join(" ", parts);
    }

    /** A measured duration: tenths of a second below a minute, whole seconds from there. */
    public static String about(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) >= 0) {
            return of(Duration.ofSeconds(duration.toSeconds()));
        }
        long tenths = Math.round(duration.toMillis() / 100.0);
        return tenths % 10 == 0
                ? tenths / 10 + " s"
                : String.format(Locale.ROOT, "%d.%d s", tenths / 10, tenths % 10);
    }

    private static void add(List<String> parts, long number, String unit) {
        if (number > 0) {
            parts.add(number + " " + unit);
        }
    }
}

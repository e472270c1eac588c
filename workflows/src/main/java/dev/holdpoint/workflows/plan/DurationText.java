package dev.holdpoint.workflows.plan;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Durations as people read them: {@code 5 min}, {@code 1 h 30 min}, {@code 200 ms}; and write them.
 */
public final class DurationText {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})([smhd])");
    private static final Duration DAYS_FROM = Duration.ofDays(2);

    private DurationText() {}

    /** A time longer than none, as people write it: {@code 15s 5m 24h 7d} or ISO-8601. */
    public static Optional<Duration> read(String text) {
        var matcher = WRITTEN.matcher(text);
        var parsed =
                matcher.matches()
                        ? Optional.of(of(Long.parseLong(matcher.group(1)), matcher.group(2)))
                        : parseIso(text);
        return parsed.filter(duration -> duration.isPositive());
    }

    private static Duration of(long number, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static Optional<Duration> parseIso(String text) {
        if (!text.startsWith("P")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty(); // told by the caller, which knows where the text stands
        }
    }

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

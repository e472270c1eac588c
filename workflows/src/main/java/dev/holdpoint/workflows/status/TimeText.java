package dev.holdpoint.workflows.status;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as people read them, in the one zone that everybody who looks shares. */
public final class TimeText {
    private static final DateTimeFormatter WHOLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    private TimeText() {}

    /** {@code 2026-01-05 10:15:00 UTC}. */
    public static String of(Instant time) {
        return WHOLE.format(time);
    }

    /** {@code 10:15:00}, where the day is plain. */
    public static String clock(Instant time) {
        return CLOCK.format(time);
    }
}

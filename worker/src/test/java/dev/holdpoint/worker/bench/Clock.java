package dev.holdpoint.worker.bench;

import com.google.protobuf.Timestamp;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.time.Instant;

/** The server's times as Java's. */
final class Clock {
    private static final double NANOS = 1e9;

    private Clock() {}

    static Instant at(HistoryEvent event) {
        return instant(event.getEventTime());
    }

    static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }

    static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / NANOS;
    }
}

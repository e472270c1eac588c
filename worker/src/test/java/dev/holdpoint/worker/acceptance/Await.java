package dev.holdpoint.worker.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, and says which one never came. */
public final class Await {
    /** Long enough for anything but a hold of minutes. */
    public static final Duration BOUND = Duration.ofSeconds(90);

    private Await() {}

    /** Something to look at again and again. */
    public interface Look {
        boolean seen() throws IOException, InterruptedException;
    }

    public static void until(String what, Look look) throws IOException {
        until(what, BOUND, look);
    }

    public static void until(String what, Duration bound, Look look) throws IOException {
        var end = Instant.now().plus(bound);
        try {
            while (!look.seen()) {
                if (Instant.now().isAfter(end)) {
                    throw new AssertionError("not within " + bound + ": " + what);
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting: " + what, e);
        }
    }
}

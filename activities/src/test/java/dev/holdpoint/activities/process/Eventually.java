package dev.holdpoint.activities.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something to become so, with a bound. */
final class Eventually {
    private static final Duration BOUND = Duration.ofSeconds(20);

    private Eventually() {}

    static void await(BooleanSupplier so) {
        var end = System.nanoTime() + BOUND.toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the time to wait for it is out").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}

package dev.holdpoint.activities.process;

import dev.holdpoint.activities.AdapterCall;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks at the world again and again, telling that it does. */
record Patience(AdapterCall call, String sentence) {
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Whether it became so within the limit. */
    boolean until(Duration limit, BooleanSupplier so) {
        long end = System.nanoTime() + limit.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            call.heartbeat(sentence);
            LockSupport.parkNanos(PAUSE.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                throw ApplicationFailure.newFailure(
                        "This worker stopped while " + sentence + ".", "Unavailable");
            }
        }
        return true;
    }
}

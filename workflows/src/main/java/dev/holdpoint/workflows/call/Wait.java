package dev.holdpoint.workflows.call;

import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Waits with an end. The SDK's own leave a timer without a name on the page that on-call lands on,
 * and it stays there when the wait is long over.
 */
public final class Wait {
    private Wait() {}

    /** Waits until the condition holds, at most so long; whether it does. */
    public static boolean atMost(Duration length, String summary, Supplier<Boolean> condition) {
        if (condition.get()) {
            return true;
        }
        if (!length.isPositive()) {
            return false;
        }
        var time = Countdown.of(length, summary);
        try {
            Workflow.await(() -> condition.get() || time.over());
            return condition.get();
        } finally {
            time.stop();
        }
    }

    /** Lets so much time pass. */
    public static void pass(Duration length, String summary) {
        atMost(length, summary, () -> false);
    }
}

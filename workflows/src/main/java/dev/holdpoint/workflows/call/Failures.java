package dev.holdpoint.workflows.call;

import dev.holdpoint.workflows.port.Errors;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TimeoutFailure;

/** Failures of activities in words. */
public final class Failures {
    private Failures() {}

    /** What went wrong, as the adapter said it. */
    public static String sentence(ActivityFailure failure) {
        return switch (failure.getCause()) {
            case ApplicationFailure application -> String.valueOf(application.getOriginalMessage());
            case TimeoutFailure timeout -> timedOut(failure, timeout);
            case CanceledFailure _ -> failure.getActivityType() + " was stopped";
            case null, default -> failure.getActivityType() + " failed: " + failure.getCause();
        };
    }

    /** Whether the world was not as an effect expected. */
    public static boolean drift(ActivityFailure failure) {
        return failure.getCause() instanceof ApplicationFailure application
                && application.getType().equals(Errors.DRIFT);
    }

    /** Whether an activity ended because we stopped it: cancelled, or cut off while stopping. */
    public static boolean stopped(ActivityFailure failure) {
        return failure.getCause() instanceof CanceledFailure
                || failure.getCause() instanceof TimeoutFailure;
    }

    private static String timedOut(ActivityFailure failure, TimeoutFailure timeout) {
        var last =
                timeout.getCause() instanceof ApplicationFailure application
                        ? ": " + application.getOriginalMessage()
                        : ": no worker answered in time; is one polling its task queue?";
        return failure.getActivityType() + " was given up" + last;
    }
}

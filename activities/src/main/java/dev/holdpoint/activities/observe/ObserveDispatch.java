package dev.holdpoint.activities.observe;

import dev.holdpoint.activities.Adapters;
import dev.holdpoint.workflows.port.Observation;
import dev.holdpoint.workflows.port.ObserveActivities;
import dev.holdpoint.workflows.port.ObserveCall;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import java.time.Instant;
import java.util.List;

/**
 * Measures a stretch of time over all adapters at once.
 *
 * <p>Each heartbeat carries everything so far, so a try that follows a lost worker goes on where it
 * stood: counters are read since their cursors, and nothing is counted twice or left out.
 */
public final class ObserveDispatch implements ObserveActivities {
    private final Adapters adapters;

    public ObserveDispatch(Adapters adapters) {
        this.adapters = adapters;
    }

    @Override
    public Observation observe(ObserveCall call) {
        var activity = Activity.getExecutionContext();
        try (var stretch = Stretch.of(call, adapters, sofar(activity, call), activity::heartbeat)) {
            return measure(stretch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Activity.wrap(e);
        }
    }

    /**
     * A cancellation is how the workflow says enough; a worker that stops lets the next one go on.
     */
    private static Observation measure(Stretch stretch) throws InterruptedException {
        try {
            stretch.run();
        } catch (ActivityCanceledException e) {
            return stretch.sofar(Instant.now());
        }
        return stretch.sofar(Instant.now());
    }

    /** A try that was lost before it set a mark leaves nothing to go on with, not even its time. */
    private static boolean broughtSomething(Observation sofar) {
        return !sofar.cursors().isEmpty()
                || !sofar.samples().isEmpty()
                || !sofar.checks().isEmpty()
                || !sofar.shares().isEmpty();
    }

    private static Observation sofar(ActivityExecutionContext activity, ObserveCall call) {
        var now = Instant.now();
        return activity.getHeartbeatDetails(Beat.class)
                .map(Beat::sofar)
                .filter(ObserveDispatch::broughtSomething)
                .orElse(
                        new Observation(
                                now, now, List.of(), List.of(), List.of(), call.cursors(), false));
    }
}

package dev.holdpoint.workflows.port;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Measuring over a stretch of time. */
@ActivityInterface
public interface ObserveActivities {
    /**
     * Samples every {@code every} since the cursors, heartbeats, and hands over what it has when it
     * is stopped: a cancellation is answered with the observation so far.
     */
    @ActivityMethod(name = "Observe")
    Observation observe(ObserveCall call);
}

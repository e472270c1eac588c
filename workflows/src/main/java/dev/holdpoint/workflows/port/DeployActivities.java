package dev.holdpoint.workflows.port;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** Starting, looking at and stopping releases. Every effect is idempotent by its key. */
@ActivityInterface
public interface DeployActivities {
    /** What runs at the target; changes nothing. */
    @ActivityMethod(name = "CurrentRelease")
    Release currentRelease(Target target);

    /**
     * Starts the release that the references name and waits until it runs; heartbeats. A release
     * already there by the same key or with the same artifact is returned, not started again.
     */
    @ActivityMethod(name = "StartRelease")
    Release startRelease(String key, Target target);

    /** Puts the stable release that the references name back in place; heartbeats. */
    @ActivityMethod(name = "ReturnRelease")
    Release returnRelease(String key, Target target);

    /** Drains and stops what runs at the target; nothing running there is success. */
    @ActivityMethod(name = "StopRelease")
    Release stopRelease(String key, Target target);

    /** Whether the stable release that the references name could be put back; changes nothing. */
    @ActivityMethod(name = "CouldReturnRelease")
    Returnable couldReturn(Target target);

    /** The last lines the release wrote, redacted; empty where the adapter has none. */
    @ActivityMethod(name = "ReleaseLogs")
    List<String> releaseLogs(Target target);
}

package dev.holdpoint.workflows.port;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Running a command of the service. */
@ActivityInterface
public interface CommandActivities {
    /** Runs it once per key; a retry finds its running child. Heartbeats. */
    @ActivityMethod(name = "RunCommand")
    CommandResult runCommand(String key, String name, Target target);
}

package dev.holdpoint.workflows.port;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Running one check; a check never changes anything. */
@ActivityInterface
public interface CheckActivities {
    /** Runs it; an unreachable subject is a verdict, not an error. Heartbeats. */
    @ActivityMethod(name = "Check")
    CheckResult check(CheckCall call);
}

package dev.holdpoint.workflows.port;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Telling people. */
@ActivityInterface
public interface NoticeActivities {
    /** Delivers it; the answer says where it went. Not delivered is a failure that is retried. */
    @ActivityMethod(name = "Notify")
    String deliver(String key, Target target, Notice notice);
}

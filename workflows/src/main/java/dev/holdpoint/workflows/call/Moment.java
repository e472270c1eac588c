package dev.holdpoint.workflows.call;

import io.temporal.workflow.Workflow;
import java.time.Instant;

/** The workflow's clock: the same on every replay. */
public final class Moment {
    private Moment() {}

    /** Now, as history has it. */
    public static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}

package dev.holdpoint.workflows.plan;

import dev.holdpoint.workflows.window.Calendar;
import java.time.Duration;
import java.time.Instant;

/**
 * A window that a run waits for.
 *
 * @param name as the runbook calls it
 * @param speedup divides how long it is waited for; at least 1
 */
public record PlannedWindow(String name, Calendar calendar, int speedup) {
    /** How long a run that comes at {@code now} waits until it opens at {@code opens}. */
    public Duration wait(Instant now, Instant opens) {
        return Duration.between(now, opens).dividedBy(speedup);
    }
}

package dev.holdpoint.workflows.plan;

import dev.holdpoint.workflows.runbook.Freeze.WhileRunning;
import java.time.Instant;

/**
 * A freeze that holds for a run in one of its environments.
 *
 * @param from the first moment of it
 * @param to the first moment after it
 * @param waited whether a run that comes during it waits for its end; else it is refused
 */
public record PlannedFreeze(
        String name,
        Instant from,
        Instant to,
        String reason,
        WhileRunning whileRunning,
        boolean waited) {

    /** Whether it is on. */
    public boolean has(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }
}

package dev.holdpoint.workflows.environment;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a rollback ended.
 *
 * @param decided when it was decided
 * @param proven when stable was proven to serve everything; null when it was not
 * @param stableSlot the slot that serves, {@code service} without slots, null when nothing does
 */
public record RollbackOutcome(
        String sentence,
        @Nullable Instant decided,
        @Nullable Instant proven,
        @Nullable String stableSlot) {

    /** No rollback took place, or it did not end well. */
    public static RollbackOutcome none(String why) {
        return new RollbackOutcome(why, null, null, null);
    }

    /** From the decision to the proof. */
    public @Nullable Duration took() {
        return decided == null || proven == null ? null : Duration.between(decided, proven);
    }
}

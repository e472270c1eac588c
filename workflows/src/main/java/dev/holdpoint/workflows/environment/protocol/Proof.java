package dev.holdpoint.workflows.environment.protocol;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An artifact that passed a stage.
 *
 * @param at when the stage had passed
 */
public record Proof(String digest, Instant at) {
    /** Whether it proves this artifact at all. */
    public boolean of(String artifact) {
        return digest.equals(artifact);
    }

    /** Whether it is young enough at {@code now}; null is no limit. */
    public boolean within(@Nullable Duration greatestAge, Instant now) {
        return greatestAge == null || !at.plus(greatestAge).isBefore(now);
    }
}

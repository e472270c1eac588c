package dev.holdpoint.workflows.environment.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Bring stable back.
 *
 * @param holder the run that asks; null when a person does
 */
public record RequestRollback(
        @Nullable String holder, String reason, Instant decidedAt, String by, boolean force) {}

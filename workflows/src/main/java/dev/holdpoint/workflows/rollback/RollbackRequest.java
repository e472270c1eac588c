package dev.holdpoint.workflows.rollback;

import org.jspecify.annotations.Nullable;

/**
 * What a person asks for.
 *
 * @param to the version to go back to; refused unless it is the one that is remembered as stable
 * @param force go on over drift
 */
public record RollbackRequest(
        String service,
        String environment,
        @Nullable String to,
        @Nullable String by,
        @Nullable String reason,
        @Nullable Boolean force) {}

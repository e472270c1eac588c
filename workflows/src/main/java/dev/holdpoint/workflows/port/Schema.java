package dev.holdpoint.workflows.port;

import org.jspecify.annotations.Nullable;

/** A schema version; null where no migration has been applied yet. */
public record Schema(@Nullable String version, int pending, String evidence) {}

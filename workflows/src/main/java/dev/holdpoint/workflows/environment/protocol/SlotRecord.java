package dev.holdpoint.workflows.environment.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the environment knows to be in a slot, since when and by which run. */
public record SlotRecord(
        @Nullable String version, @Nullable String artifact, Instant since, String by) {}

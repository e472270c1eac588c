package dev.holdpoint.workflows.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a step stands.
 *
 * @param state {@code next}, {@code running}, {@code done}, {@code skipped} or {@code failed}
 * @param note what came of it, in one sentence
 */
public record StepStatus(
        String id,
        String sentence,
        String state,
        @Nullable String note,
        @Nullable Instant started,
        @Nullable Instant ended) {}

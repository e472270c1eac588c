package dev.holdpoint.workflows.status;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a stage stands.
 *
 * @param state {@code next}, {@code running}, {@code passed}, {@code failed}, {@code stopped} or,
 *     in a dry run, {@code dry}
 * @param workflowId the child workflow that runs it; null before it starts
 */
public record StageStatus(
        String name,
        String slug,
        @Nullable String environment,
        String state,
        @Nullable String workflowId,
        @Nullable Instant started,
        @Nullable Instant ended,
        boolean late,
        List<StepStatus> steps) {

    public StageStatus {
        steps = List.copyOf(steps);
    }
}

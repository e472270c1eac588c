package dev.holdpoint.workflows.environment.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What a run is about to change, told before the first effect.
 *
 * @param stage the workflow id of the stage that changes it; null when nobody knows
 * @param kind the step kind, for {@code when: {reached: …}}
 */
public record Intend(
        String holder,
        String runId,
        @Nullable String stage,
        String step,
        String kind,
        String sentence) {}

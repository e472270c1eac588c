package dev.holdpoint.workflows.environment.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What a run is about to change, told before the first effect.
 *
 * @param stage which stage changes it; null when nobody knows
 * @param kind the step kind, for {@code when: {reached: …}}
 */
public record Intend(
        String holder,
        String runId,
        @Nullable Stage stage,
        String step,
        String kind,
        String sentence) {
    /** Whether stable has to be brought back from it; a backup changes nothing. */
    public boolean changes() {
        return !kind.equals("backup");
    }

    /** A stage's run. */
    public record Stage(String workflowId, String runId) {}
}

package dev.holdpoint.workflows.plan;

import dev.holdpoint.workflows.runbook.Step;
import org.jspecify.annotations.Nullable;

/**
 * A step as it will run; waiting times are already divided by the request's speedup.
 *
 * @param id {@code <stage slug>/<kind>-<n>} or the id the runbook gives
 * @param sentence what it does, for people: {@code shift 25 % to the candidate}
 * @param skipped why it will not run; null when it will, or when only the run can tell
 * @param undo how its effect is taken back, in words; null for a step without effect
 * @param window what a {@code wait} waits for; null for every other step
 */
public record PlannedStep(
        String id,
        Step step,
        String sentence,
        @Nullable String skipped,
        @Nullable String undo,
        @Nullable PlannedWindow window) {

    /** A step without more: nothing undoes it, and it waits for no window. */
    public static PlannedStep of(String id, Step step, String sentence) {
        return new PlannedStep(id, step, sentence, null, null, null);
    }
}

package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.runbook.Stage;
import dev.holdpoint.workflows.runbook.Step;
import java.util.List;

/**
 * A runbook whose ramps are expanded and whose steps have their ids.
 *
 * <p>Numbers are given over the whole runbook before anything is selected, so that a step has the
 * same id in a whole deployment, in one environment and in a stage started alone.
 */
record Numbered(List<NumberedStage> stages, List<NumberedStep> rollback) {
    Numbered {
        stages = List.copyOf(stages);
        rollback = List.copyOf(rollback);
    }

    /** A stage, its slug, and where it stands. */
    record NumberedStage(Spot spot, Stage stage, String slug, List<NumberedStep> steps) {
        NumberedStage {
            steps = List.copyOf(steps);
        }
    }

    /** A step, its id, and where it stands. */
    record NumberedStep(Spot spot, String id, Step step) {}
}

package dev.holdpoint.runbooks.linter;

import dev.holdpoint.workflows.runbook.Runbook;
import dev.holdpoint.workflows.runbook.Stage;
import dev.holdpoint.workflows.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step and where it stands.
 *
 * @param stage the stage it belongs to; null in the rollback list
 */
record PlacedStep(String path, Step step, @Nullable Stage stage) {
    /** Every step of a runbook, those in between included, in the order of the document. */
    static List<PlacedStep> all(Runbook runbook) {
        var all = new ArrayList<>(forward(runbook));
        all.addAll(rollback(runbook));
        return all;
    }

    /** The steps of the stages. */
    static List<PlacedStep> forward(Runbook runbook) {
        var steps = new ArrayList<PlacedStep>();
        for (int index = 0; index < runbook.stages().size(); index++) {
            var stage = runbook.stages().get(index);
            add("stages[" + index + "].steps", stage.steps(), stage, steps);
        }
        return steps;
    }

    /** The steps of the rollback list. */
    static List<PlacedStep> rollback(Runbook runbook) {
        var steps = new ArrayList<PlacedStep>();
        add("rollback.steps", runbook.rollback().steps(), null, steps);
        return steps;
    }

    private static void add(
            String path, List<Step> steps, @Nullable Stage stage, List<PlacedStep> all) {
        for (int index = 0; index < steps.size(); index++) {
            var place = path + "[" + index + "]";
            all.add(new PlacedStep(place, steps.get(index), stage));
            if (steps.get(index) instanceof Step.Deploy deploy) {
                add(place + ".between", deploy.between(), stage, all);
            }
        }
    }

    /** The path of the key that is the step's kind. */
    String kindPath() {
        return path + "." + step.kind();
    }
}

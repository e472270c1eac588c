package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.runbooks.compiler.Numbered.NumberedStage;
import dev.holdpoint.workflows.plan.PlannedStage;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A step of a stage that a plan leaves in, and where the runbook writes it. */
record Left(PlannedStage stage, Spot spot, PlannedStep planned) {
    /** In the order in which they run. */
    static List<Left> of(List<NumberedStage> selected, List<PlannedStage> stages) {
        var left = new ArrayList<Left>();
        for (int index = 0; index < stages.size(); index++) {
            var stage = stages.get(index);
            for (int step = 0; step < stage.steps().size(); step++) {
                var planned = stage.steps().get(step);
                if (planned.skipped() == null) {
                    var spot = selected.get(index).steps().get(step).spot();
                    left.add(new Left(stage, spot, planned));
                }
            }
        }
        return List.copyOf(left);
    }

    boolean approves() {
        return planned.step() instanceof Step.Approve;
    }

    /** Whether it asks whatever the run finds. */
    boolean surelyApproves() {
        return approves() && planned.step().common().when() == null;
    }

    /** Whether it changes what runs in an environment. */
    boolean changes(String environment) {
        return Objects.equals(environment, stage.environment())
                && (planned.step() instanceof Step.Deploy
                        || planned.step() instanceof Step.Migrate
                        || planned.step() instanceof Step.Shift);
    }
}

package dev.holdpoint.workflows.plan;

import dev.holdpoint.workflows.runbook.Asking;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Stage.Takes;
import dev.holdpoint.workflows.runbook.StageType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stage as it will run.
 *
 * @param slug its part of the child workflow's id, unique in the plan
 * @param asking what a question of this stage offers by default
 */
public record PlannedStage(
        String name,
        String slug,
        StageType as,
        @Nullable String environment,
        List<String> responsible,
        @Nullable Takes takes,
        Consequence onFailure,
        Asking asking,
        List<PlannedStep> steps) {

    public PlannedStage {
        responsible = List.copyOf(responsible);
        steps = List.copyOf(steps);
    }

    /** The same stage in an environment. */
    public PlannedStage in(String place) {
        return new PlannedStage(
                name, slug, as, place, responsible, takes, onFailure, asking, steps);
    }
}

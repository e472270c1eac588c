package dev.holdpoint.workflows.plan;

import java.time.Duration;
import java.util.List;

/**
 * The rollback list as it will run.
 *
 * @param within the promised time from decision to stable proven
 */
public record PlannedRollback(Duration within, List<String> responsible, List<PlannedStep> steps) {

    public PlannedRollback {
        responsible = List.copyOf(responsible);
        steps = List.copyOf(steps);
    }
}

package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Step;

/** Runs the steps of one kind. */
interface StepRunner<S extends Step> {
    /** Runs it to its end; failures of activities may leave as they are. */
    StepEnd run(PlannedStep planned, S step);
}

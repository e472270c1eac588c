package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Step;

/** Moves the schema up or down. */
record MigrateRunner(Execution run) implements StepRunner<Step.Migrate> {
    @Override
    public StepEnd run(PlannedStep planned, Step.Migrate step) {
        run.intend(planned);
        boolean down = step.direction() == Step.Migrate.Direction.DOWN;
        var migration =
                run.ports
                        .database(planned.sentence())
                        .migrate(
                                run.key(planned, "database"),
                                run.at(step.common().at(), Needs.database(run)),
                                down);
        return StepEnd.done(
                migration.applied().isEmpty()
                        ? "nothing to migrate, the schema is at " + migration.after()
                        : "schema from %s to %s: %s"
                                .formatted(
                                        migration.before() == null ? "nothing" : migration.before(),
                                        migration.after(),
                                        String.join(", ", migration.applied())));
    }
}

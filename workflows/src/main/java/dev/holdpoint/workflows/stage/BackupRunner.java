package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Step;

/** Takes a backup and keeps where it lies. */
record BackupRunner(Execution run) implements StepRunner<Step.Backup> {
    @Override
    public StepEnd run(PlannedStep planned, Step.Backup step) {
        Binding database = Needs.database(run);
        run.intend(planned);
        var backup =
                run.ports
                        .database(planned.sentence())
                        .backUp(run.key(planned, "database"), run.at(step.common().at(), database));
        run.deployed.put("backup.evidence", backup.location());
        return StepEnd.done(
                "%s, %d bytes, %s; %s"
                        .formatted(
                                backup.location(),
                                backup.bytes(),
                                backup.method(),
                                backup.evidence()));
    }
}

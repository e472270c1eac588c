package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Step;

/** Finds the runner of a step's kind. */
final class Runners {
    private final Execution run;
    private final BuiltIn builtIn;
    private final HoldRunner holds;

    Runners(Execution run, BuiltIn builtIn, HoldRunner holds) {
        this.run = run;
        this.builtIn = builtIn;
        this.holds = holds;
    }

    StepEnd run(PlannedStep planned) {
        return switch (planned.step()) {
            case Step.Check step -> new CheckRunner(run, builtIn).run(planned, step);
            case Step.Confirm step -> new ConfirmRunner(run).run(planned, step);
            case Step.Approve step -> new ApproveRunner(run).run(planned, step);
            case Step.Ask step -> new AskRunner(run).run(planned, step);
            case Step.Backup step -> new BackupRunner(run).run(planned, step);
            case Step.Migrate step -> new MigrateRunner(run).run(planned, step);
            case Step.Deploy step -> new DeployRunner(run).run(planned, step);
            case Step.Shift step -> new ShiftRunner(run).run(planned, step);
            case Step.Hold step -> holds.run(planned, step);
            case Step.Run step -> new RunRunner(run).run(planned, step);
            case Step.Notify step -> new NotifyRunner(run).run(planned, step);
            case Step.Wait step -> new WaitRunner(run).run(planned, step);
            case Step.Ramp _, Step.Restore _, Step.Flag _, Step.Document _ ->
                    throw new IllegalStateException(
                            "the compiler lets no " + planned.step().kind() + " through");
        };
    }

    /** Whether the step looks at or changes the environment, which it must hold for that. */
    static boolean needsEnvironment(PlannedStep planned) {
        return switch (planned.step()) {
            case Step.Approve _,
                    Step.Confirm _,
                    Step.Ask _,
                    Step.Notify _,
                    Step.Wait _,
                    Step.Document _ ->
                    false;
            case Step.Check _,
                    Step.Backup _,
                    Step.Restore _,
                    Step.Migrate _,
                    Step.Deploy _,
                    Step.Shift _,
                    Step.Ramp _,
                    Step.Hold _,
                    Step.Flag _,
                    Step.Run _ ->
                    true;
        };
    }

    /** Whether the step sends users to the candidate. */
    static boolean exposes(PlannedStep planned) {
        return planned.step() instanceof Step.Shift(_, var to, _) && to == Step.Shift.To.CANDIDATE;
    }

    /** Whether the stage must wait for the step's effect even when it has to stop. */
    static boolean movesTraffic(PlannedStep planned) {
        return planned.step() instanceof Step.Shift;
    }
}

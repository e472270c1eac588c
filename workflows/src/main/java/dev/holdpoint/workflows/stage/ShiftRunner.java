package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Step;

/** Moves traffic and proves that it moved. */
record ShiftRunner(Execution run) implements StepRunner<Step.Shift> {
    @Override
    public StepEnd run(PlannedStep planned, Step.Shift step) {
        var shares = new Shares(run.fixed());
        var wanted =
                switch (step.to()) {
                    case CANDIDATE -> shares.candidateAt(step.share());
                    case STABLE -> shares.stableAlone();
                    case NOWHERE ->
                            throw new IllegalStateException("the compiler refuses shift: none");
                };
        if (wanted.isEmpty()) {
            return StepEnd.done("no slots here, nothing to shift");
        }
        run.intend(planned);
        return new Shifting(run).shift(planned, wanted, !run.accepted(planned));
    }
}

package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Step;

/** Runs a command of the service. */
record RunRunner(Execution run) implements StepRunner<Step.Run> {
    @Override
    public StepEnd run(PlannedStep planned, Step.Run step) {
        Binding command = run.plan.commands().get(step.command());
        if (command == null) {
            throw new IllegalStateException(
                    "the compiler refuses the unknown command " + step.command());
        }
        run.intend(planned);
        var target =
                run.environment == null
                        ? Targets.withoutEnvironment(run.plan, command)
                        : run.at(step.common().at(), command);
        var result =
                run.ports
                        .command(planned.sentence())
                        .runCommand(run.key(planned, "command"), step.command(), target);
        var last = result.tail().isEmpty() ? "" : ": " + result.tail().getLast();
        var words = "exit code " + result.exit() + last;
        return result.exit() == 0 ? StepEnd.done(words) : StepEnd.failed(words);
    }
}

package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Asking;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Step;
import java.time.Duration;
import java.util.Locale;

/** Asks the runbook's question; what is answered is remembered for {@code when: {answer: …}}. */
record AskRunner(Execution run) implements StepRunner<Step.Ask> {
    @Override
    public StepEnd run(PlannedStep planned, Step.Ask step) {
        var common = step.common();
        var within = Execution.orElse(common.within(), Duration.ofHours(24));
        var outcome =
                new Asked(run)
                        .ask(
                                planned.id(),
                                step.question(),
                                new Asking(common.by(), step.answers(), within, silence(step)));
        var answer = outcome.answer() == null ? common.otherwise() : outcome.answer();
        if (answer != null) {
            run.answers.put(planned.id(), answer);
        }
        return outcome.consequence() == Consequence.CONTINUE
                ? StepEnd.done(outcome.sentence())
                : Policy.end(outcome, step.question());
    }

    private static Consequence silence(Step.Ask step) {
        var otherwise = step.common().otherwise();
        if (otherwise == null) {
            return Consequence.STOP;
        }
        var answer = step.answers().get(otherwise);
        return answer == null ? Consequence.valueOf(otherwise.toUpperCase(Locale.ROOT)) : answer;
    }
}

package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Step;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.util.Map;

/** What is done about a breach or a drift, which no step of the plan does. */
final class Unplanned {
    private final Execution run;
    private int steps;

    Unplanned(Execution run) {
        this.run = run;
    }

    /** Users leave the candidate while a person thinks; whether they did. */
    boolean protect() {
        var stable = new Shares(run.fixed()).stableAlone();
        return run.bench.exposed()
                && !stable.isEmpty()
                && send("users to stable while a person thinks", stable);
    }

    /** Users are sent elsewhere, and it is told; whether they were. */
    boolean send(String sentence, Map<String, Integer> shares) {
        var end = shift(sentence, shares);
        run.board.happened("%s: %s".formatted(sentence, end.words()));
        return end instanceof StepEnd.Done;
    }

    /** Users leave the candidate; nobody waits for long, for a rollback does it once more. */
    void leave(String sentence, Map<String, Integer> shares) {
        String words;
        try {
            words = new Shifting(run).leave(step(Step.Shift.STABLE, sentence), shares);
        } catch (ActivityFailure e) {
            words = Failures.sentence(e) + "; it is left to the rollback";
        }
        run.board.happened("%s: %s".formatted(sentence, words));
    }

    /** Sets the shares, whatever they are now. */
    StepEnd shift(String sentence, Map<String, Integer> shares) {
        var step = step(Step.Shift.STABLE, sentence);
        try {
            run.intend(step);
            return new Shifting(run).shift(step, shares, false);
        } catch (ActivityFailure e) {
            return StepEnd.failed(Failures.sentence(e));
        }
    }

    /** A step of its own id. */
    PlannedStep step(Step step, String sentence) {
        var workflow = Workflow.getInfo().getWorkflowId();
        var slug = workflow.substring(workflow.lastIndexOf(':') + 1);
        return PlannedStep.of("%s/unplanned-%d".formatted(slug, ++steps), step, sentence);
    }
}

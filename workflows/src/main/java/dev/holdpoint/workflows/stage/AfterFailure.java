package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.plan.PlannedStage;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Asking;
import dev.holdpoint.workflows.runbook.Consequence;
import java.util.LinkedHashMap;

/** What follows from a step that failed, by the runbook or by a person's word. */
final class AfterFailure {
    private final Execution run;
    private final PlannedStage stage;

    AfterFailure(Execution run, PlannedStage stage) {
        this.run = run;
        this.stage = stage;
    }

    /** How it ends the stage; done when it goes on. */
    StepEnd of(PlannedStep step, StepEnd.Failed failed) {
        var own = step.step().common().onFailure();
        var policy = failed.drift() ? Consequence.ASK : own == null ? stage.onFailure() : own;
        var why = step.sentence() + " failed: " + failed.why();
        return switch (policy) {
            case CONTINUE -> StepEnd.done(why);
            case RETRY -> new StepEnd.Again(why);
            case ROLLBACK -> ends(Ending.Kind.ROLLBACK, why);
            case STOP -> ends(Ending.Kind.STOPPED, why);
            case ASK, HOLD -> asked(step, why, failed.drift());
        };
    }

    private static StepEnd ends(Ending.Kind kind, String why) {
        return new StepEnd.Ends(Ending.now(kind, why, "a step"));
    }

    private StepEnd asked(PlannedStep step, String why, boolean drift) {
        var asking = drift ? asking(step) : withRetry(asking(step));
        var outcome = new Asked(run).ask(step.id(), why + ". What now?", asking);
        var decided = run.stop.ending();
        if (decided != null) {
            return new StepEnd.Ends(decided);
        }
        var end = Policy.end(outcome, why);
        if (end instanceof StepEnd.Done && !drift) {
            run.board.ended(step, "waived", "%s; it is not a PASS".formatted(end.words()));
        }
        return end;
    }

    /** What failed for good for a reason that is mended now need not end the run. */
    private static Asking withRetry(Asking asking) {
        var answers = new LinkedHashMap<String, Consequence>();
        answers.put("retry", Consequence.RETRY);
        answers.putAll(asking.answers());
        return new Asking(asking.by(), answers, asking.within(), asking.otherwise());
    }

    private Asking asking(PlannedStep step) {
        var own = step.step().common().by();
        return own == null
                ? run.asking
                : new Asking(
                        own, run.asking.answers(), run.asking.within(), run.asking.otherwise());
    }
}

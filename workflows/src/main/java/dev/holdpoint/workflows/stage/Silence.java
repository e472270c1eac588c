package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Consequence;
import java.util.Locale;

/** What it means when nobody answers a step in time. */
final class Silence {
    private Silence() {}

    static String words(PlannedStep planned) {
        return Asked.words(consequence(planned));
    }

    /** Whether nothing moves and the same people are asked again. */
    static boolean asksAgain(Execution run, PlannedStep planned, String what) {
        if (consequence(planned) != Consequence.HOLD || run.stop.decided()) {
            return false;
        }
        run.board.happened(what + "; nothing moves, it is asked again");
        return true;
    }

    static StepEnd of(Execution run, PlannedStep planned, String what) {
        return switch (consequence(planned)) {
            case CONTINUE -> StepEnd.done(what + "; by the runbook it goes on");
            case ROLLBACK -> new StepEnd.Ends(Ending.now(Ending.Kind.ROLLBACK, what, "silence"));
            case STOP -> new StepEnd.Ends(Ending.now(Ending.Kind.STOPPED, what, "silence"));
            case ASK, HOLD, RETRY -> asked(run, planned, what);
        };
    }

    private static StepEnd asked(Execution run, PlannedStep planned, String what) {
        var outcome =
                new Asked(run).ask(planned.id() + "/silence", what + ". What now?", run.asking);
        return Policy.end(outcome, what);
    }

    private static Consequence consequence(PlannedStep planned) {
        var otherwise = planned.step().common().otherwise();
        return otherwise == null
                ? Consequence.STOP
                : Consequence.valueOf(otherwise.toUpperCase(Locale.ROOT));
    }
}

package dev.holdpoint.workflows.stage;

/** From the answer to a question about a failure to how the step ends. */
final class Policy {
    private Policy() {}

    static StepEnd end(Asked.Outcome outcome, String what) {
        var why = what + "; " + outcome.sentence();
        return switch (outcome.consequence()) {
            case CONTINUE -> StepEnd.done(why);
            case RETRY -> new StepEnd.Again(why);
            case ROLLBACK -> new StepEnd.Ends(Ending.now(Ending.Kind.ROLLBACK, why, outcome.by()));
            // what stands still is asked again and gets here only when the stage is stopped
            case STOP, HOLD, ASK ->
                    new StepEnd.Ends(Ending.now(Ending.Kind.STOPPED, why, outcome.by()));
        };
    }
}

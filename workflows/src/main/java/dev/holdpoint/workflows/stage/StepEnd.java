package dev.holdpoint.workflows.stage;

/** How a step ended. */
public sealed interface StepEnd {
    /** It did what it should; the note says what came of it. */
    record Done(String note) implements StepEnd {}

    /**
     * It did not.
     *
     * @param drift whether the world was not as expected, which only a person may override
     */
    record Failed(String why, boolean drift) implements StepEnd {}

    /** A person wants it done again. */
    record Again(String why) implements StepEnd {}

    /** It ends the stage. */
    record Ends(Ending ending) implements StepEnd {}

    /** What came of it. */
    default String words() {
        return switch (this) {
            case Done(var note) -> note;
            case Failed failed -> failed.why();
            case Again(var why) -> why;
            case Ends(var ending) -> ending.why();
        };
    }

    /** Done, with what came of it. */
    static StepEnd done(String note) {
        return new Done(note);
    }

    /** Failed, by the step's own doing. */
    static StepEnd failed(String why) {
        return new Failed(why, false);
    }
}

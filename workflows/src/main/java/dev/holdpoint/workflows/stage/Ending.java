package dev.holdpoint.workflows.stage;

import java.time.Instant;

/**
 * How a stage ended.
 *
 * @param by who or what decided: a person's name, {@code the judge}, {@code a step}
 */
public record Ending(Kind kind, String why, String by, Instant at) {
    /** The closed set of endings. */
    public enum Kind {
        PASSED,
        /** A gate failed and the runbook says stop: leave things as they are. */
        STOPPED,
        REJECTED,
        ABORTED,
        ROLLBACK,
        LOCKED,
        UNSETTLED
    }

    /** An ending of this moment. */
    static Ending now(Kind kind, String why, String by) {
        return new Ending(kind, why, by, Moment.now());
    }
}

package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Moment;
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

    /** Whether what was changed has to be taken back. */
    public boolean undoes() {
        return switch (kind) {
            case ROLLBACK, ABORTED, REJECTED -> true;
            case PASSED, STOPPED, LOCKED, UNSETTLED -> false;
        };
    }

    /** An ending of this moment. */
    static Ending now(Kind kind, String why, String by) {
        return new Ending(kind, why, by, Moment.now());
    }

    /** Everything went well. */
    public static Ending passed(String why) {
        return now(Kind.PASSED, why, "the steps");
    }

    /** A person wants it to end. */
    public static Ending aborted(String why, String by) {
        return now(Kind.ABORTED, why, by);
    }

    /** A stage is gone without a last word; what it did has to be taken back. */
    public static Ending lost(String why) {
        return now(Kind.ROLLBACK, why, "the deployment");
    }
}

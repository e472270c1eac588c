package dev.holdpoint.workflows.runbook;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How people are asked: who answers, what they may answer, by when, and what silence means.
 *
 * @param answers answer → consequence, in the order to show them
 */
public record Asking(
        @Nullable String by,
        Map<String, Consequence> answers,
        Duration within,
        Consequence otherwise) {

    /** Fifteen minutes, then roll back: the language's default for a question nobody described. */
    public static final Asking DEFAULT =
            new Asking(
                    null,
                    Ordered.of("continue", Consequence.CONTINUE, "rollback", Consequence.ROLLBACK),
                    Duration.ofMinutes(15),
                    Consequence.ROLLBACK);

    /** The same people about a run that is gone: silence brings stable back. */
    public Asking aboutLostRun() {
        return new Asking(
                by,
                Ordered.of("rollback", Consequence.ROLLBACK, "keep", Consequence.STOP),
                within,
                Consequence.ROLLBACK);
    }

    public Asking {
        answers = Ordered.copy(answers);
    }
}

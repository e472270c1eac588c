package dev.holdpoint.workflows.runbook;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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

    /** The first answer that has this consequence; empty where none has. */
    public Optional<String> word(Consequence consequence) {
        return answers.entrySet().stream()
                .filter(answer -> answer.getValue() == consequence)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    public Asking {
        answers = Ordered.copy(answers);
    }
}

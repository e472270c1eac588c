package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.runbook.Asking;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.status.Question;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A question with answers that have consequences, from asking to what follows. */
final class Asked {
    private final Execution run;

    Asked(Execution run) {
        this.run = run;
    }

    /**
     * What follows.
     *
     * @param answer what was said; null for silence
     * @param by who said it, or {@code silence}
     */
    record Outcome(
            Consequence consequence, @Nullable String answer, String by, @Nullable String comment) {
        /** In words, for the record. */
        String sentence() {
            return answer == null
                    ? "nobody answered in time, so " + words(consequence)
                    : by + " answered " + answer + (comment == null ? "" : " (" + comment + ")");
        }
    }

    /**
     * Asks until the answer, or what silence means, leads somewhere: {@code hold} and {@code ask}
     * let everything stand still and ask again.
     */
    Outcome ask(String id, String text, Asking asking) {
        while (true) {
            var outcome = once(id, text, asking);
            if (moves(outcome.consequence()) || run.stop.decided()) {
                return outcome;
            }
            run.board.happened(text + " " + outcome.sentence() + "; it asks again");
        }
    }

    private static boolean moves(Consequence consequence) {
        return switch (consequence) {
            case CONTINUE, RETRY, STOP, ROLLBACK -> true;
            case HOLD, ASK -> false;
        };
    }

    private Outcome once(String id, String text, Asking asking) {
        var now = Moment.now();
        var question =
                new Question(
                        id,
                        Question.Kind.ASK,
                        text,
                        asking.by(),
                        run.desk.roles().people(asking.by()),
                        words(asking.answers()),
                        Map.of(),
                        false,
                        now,
                        now.plus(asking.within()),
                        words(asking.otherwise()));
        Notices.asked(run, question);
        return switch (run.desk.ask(question, asking.within())) {
            case Command.Answer answer ->
                    new Outcome(
                            asking.answers().getOrDefault(answer.answer(), asking.otherwise()),
                            answer.answer(),
                            answer.by(),
                            answer.comment());
            case null, default -> new Outcome(asking.otherwise(), null, "silence", null);
        };
    }

    private static Map<String, String> words(Map<String, Consequence> answers) {
        var words = new LinkedHashMap<String, String>();
        answers.forEach((answer, consequence) -> words.put(answer, words(consequence)));
        return words;
    }

    static String words(Consequence consequence) {
        return switch (consequence) {
            case CONTINUE -> "it goes on";
            case RETRY -> "the step is done again";
            case HOLD -> "it stays as it is and asks again";
            case ASK -> "it asks again";
            case STOP -> "it stops and leaves things as they are";
            case ROLLBACK -> "stable is brought back";
        };
    }
}

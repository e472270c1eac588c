package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.call.Wait;
import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.status.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What lies between two tries of a rollback's step: it is shown as failed, people are told at first
 * and each quarter of an hour, and the pauses grow from half a minute to five.
 */
final class Tries {
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration TELL_EACH = Duration.ofMinutes(15);

    private final Execution run;
    private Duration pause = FIRST;
    private @Nullable Instant told;

    Tries(Execution run) {
        this.run = run;
    }

    /** Waits for the next try; false when a person gave up meanwhile. */
    boolean again(String what, String why) {
        var text = what + " failed: " + why;
        run.board.state(State.ROLLBACK_FAILED, text);
        run.board.happened(text + "; it is tried again in " + DurationText.of(pause));
        tell(text);
        var waiting = pause;
        var twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
        return !Wait.atMost(waiting, "until it is tried again", run.stop::decided);
    }

    private void tell(String text) {
        var now = Moment.now();
        if (told == null || !told.plus(TELL_EACH).isAfter(now)) {
            told = now;
            Notices.tell(run, "alarm", "The rollback does not succeed", text, Map.of());
        }
    }

    /** A step succeeded: the next one that fails is tried again soon. */
    void succeeded() {
        pause = FIRST;
    }
}

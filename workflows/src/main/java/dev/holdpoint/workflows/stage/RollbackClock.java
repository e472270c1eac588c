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
 * How long a rollback takes from its decision until stable is proven, against what was promised.
 */
final class RollbackClock {
    private final Execution run;
    private Instant decided;
    private final Duration within;
    private @Nullable Instant proven;

    /**
     * @param within how long it may take, as the runbook promises
     */
    RollbackClock(Execution run, Instant decided, Duration within) {
        this.run = run;
        this.decided = decided;
        this.within = within;
    }

    /** When it was decided; what was promised counts from there. */
    Instant decided() {
        return decided;
    }

    /** A person decided it only now. */
    void decidedNow() {
        decided = Moment.now();
    }

    /** Stable is seen to serve; the first time counts. */
    void proven() {
        if (proven == null) {
            proven = Moment.now();
            run.board.happened(
                    "stable serves again, %s after the decision"
                            .formatted(DurationText.about(Duration.between(decided, proven))));
        }
    }

    /** When stable was first seen to serve; now when nothing had to be seen. */
    Instant end() {
        return proven == null ? Moment.now() : proven;
    }

    /** What is left of a time that counts from the decision. */
    Duration left(Duration ofThis) {
        return Duration.between(Moment.now(), decided.plus(ofThis));
    }

    /** Whether it takes longer than was promised. */
    boolean late() {
        return proven == null && Moment.now().isAfter(decided.plus(within));
    }

    /** Alarms once when stable is not proven within what was promised. */
    void mind() {
        Wait.pass(left(within), "stable is promised to be proven by then");
        if (proven == null && !run.stop.decided()) {
            var text =
                    "stable is not proven %s after the decision, as promised"
                            .formatted(DurationText.of(within));
            run.board.happened(text);
            run.board.state(State.ROLLBACK_FAILED, text);
            Notices.tell(run, "alarm", "The rollback takes too long", text, Map.of());
        }
    }
}

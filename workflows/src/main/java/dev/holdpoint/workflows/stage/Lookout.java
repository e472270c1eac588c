package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Beside;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.judge.Ruling;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.status.HoldStatus;
import dev.holdpoint.workflows.status.Snapshot;
import dev.holdpoint.workflows.status.TimeText;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The looks of a watch: each is judged and acted on. */
final class Lookout {
    /** A look is about ten events, and a history of some thousands is still quickly replayed. */
    private static final int LOOKS = 250;

    /** How far back a look may reach for the requests that a verdict takes. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Execution run;
    private final Breaches breaches;
    private @Nullable Ruling last;
    private @Nullable Instant at;
    private int looks;

    Lookout(Execution run, Breaches breaches) {
        this.run = run;
        this.breaches = breaches;
    }

    /** Looks once. */
    void look(WatchPhase phase) {
        looks++;
        var ruling =
                new Sampling(run)
                        .observe(
                                "look at what users get",
                                phase.look(),
                                List.of(),
                                true,
                                run.stop::decided);
        last = ruling;
        at = Moment.now();
        run.bench.forget(remembered());
        run.board.holds(
                new HoldStatus(
                        phase.step().id(),
                        100,
                        phase.begins(),
                        phase.ends(),
                        run.bench.requests(),
                        run.bench.samples(),
                        false));
        // a question that this opens must not put the judge to sleep
        Beside.run(() -> breaches.act(ruling));
    }

    /** The verdict of the last look, as a hold would end by it. */
    Verdict verdict() {
        return last == null ? Verdict.NO_DATA : last.hold();
    }

    /** The same in a sentence. */
    String why() {
        return verdict() + ": " + (last == null ? "nothing was measured" : last.why());
    }

    /** What a person who comes along has to know first. */
    Snapshot told(Snapshot snapshot) {
        var seen = at;
        return switch (snapshot.state()) {
            case PAUSED -> snapshot.saying("the watch is paused", snapshot.why());
            case RUNNING, HOLDING ->
                    seen == null
                            ? snapshot.saying(
                                    "delivered and watched; the first look is under way",
                                    snapshot.why())
                            : snapshot.saying(
                                    "delivered and watched; the last look says " + verdict(),
                                    "%s (looked at %s)".formatted(why(), TimeText.of(seen)));
            case COMPILING,
                    WAITING_WINDOW,
                    WAITING_ENVIRONMENT,
                    WAITING_PERSON,
                    ROLLING_BACK,
                    ROLLBACK_FAILED,
                    DELIVERED,
                    ROLLED_BACK,
                    STOPPED,
                    FREE ->
                    snapshot;
        };
    }

    /** Whether a breach is asked about. */
    boolean asking() {
        return breaches.open();
    }

    /** Whether a new history should begin. */
    boolean tired() {
        return looks >= LOOKS || Workflow.getInfo().isContinueAsNewSuggested();
    }

    /** What a new history needs of what was measured. */
    Bench.Carried carry() {
        return run.bench.carry(remembered());
    }

    private static Instant remembered() {
        return Moment.now().minus(REMEMBERED);
    }
}

package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Beside;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.call.Wait;
import dev.holdpoint.workflows.plan.PlannedFreeze;
import dev.holdpoint.workflows.runbook.Asking;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Freeze.WhileRunning;
import dev.holdpoint.workflows.status.FreezeText;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.status.TimeText;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lets nobody take a frozen environment, and does what a freeze says that begins in mid-run. */
final class Frost {
    private final Execution run;
    private final Breaches breaches;

    Frost(Execution run, Breaches breaches) {
        this.run = run;
        this.breaches = breaches;
    }

    /** Waits until the environment may be taken; how the stage ends when it may not. */
    @Nullable Ending thawed() {
        while (true) {
            var now = Moment.now();
            var on = run.freezes().at(now).orElse(null);
            if (on == null) {
                return null;
            }
            if (!on.waited()) {
                var why =
                        "%s is frozen and nothing in the runbook waits; %s"
                                .formatted(run.there().name(), FreezeText.of(on));
                return Ending.now(Ending.Kind.STOPPED, why, "freeze " + on.name());
            }
            waitFor(on, now);
            if (run.stop.decided()) {
                return run.stop.ending();
            }
            if (!run.board.isPaused()) {
                run.freezes().all().stream().filter(it -> it.has(now)).forEach(this::seen);
                return null;
            }
            Workflow.await(() -> !run.board.isPaused() || run.stop.decided());
        }
    }

    /** Until no freeze is on and the window is open that the run waited for before. */
    private void waitFor(PlannedFreeze on, Instant now) {
        var over = run.freezes().over(now);
        var window = run.window();
        var goes = window == null ? over : run.freezes().opens(window.calendar(), now).orElse(over);
        var speedup = run.plan.request().speedup();
        var length = Duration.between(now, goes).dividedBy(speedup == null ? 1 : speedup);
        run.board.state(
                State.WAITING_WINDOW,
                "goes on at %s; %s".formatted(TimeText.of(goes), FreezeText.of(on)));
        run.board.until(now.plus(length));
        Wait.atMost(length, "until freeze %s is over".formatted(on.name()), run.stop::decided);
        run.board.until(null);
        if (!run.stop.decided()) {
            run.board.state(State.RUNNING, "freeze %s is over".formatted(on.name()));
        }
    }

    /** Minds those that may begin while the environment is held; runs beside the steps. */
    void mind() {
        for (var freeze : run.freezes().all()) {
            if (freeze.whileRunning() != WhileRunning.FINISH
                    && !run.answers.containsKey(id(freeze))) {
                Beside.run(() -> mind(freeze));
            }
        }
    }

    private void mind(PlannedFreeze freeze) {
        var now = Moment.now();
        if (now.isBefore(freeze.from())) {
            Wait.atMost(
                    Duration.between(now, freeze.from()),
                    "freeze %s begins".formatted(freeze.name()),
                    run.stop::decided);
        }
        // a run that has the environment by then took it before
        Workflow.await(() -> run.bound() != null || run.stop.decided());
        if (run.stop.decided()
                || !freeze.has(Moment.now())
                || run.answers.containsKey(id(freeze))) {
            return;
        }
        seen(freeze);
        run.board.happened("begins: " + FreezeText.of(freeze));
        switch (freeze.whileRunning()) {
            case FINISH -> {}
            case HOLD -> breaches.still(() -> hold(freeze));
            case ROLLBACK ->
                    run.stop.decide(
                            Ending.now(
                                    Ending.Kind.ROLLBACK,
                                    "%s is frozen; %s"
                                            .formatted(run.there().name(), FreezeText.of(freeze)),
                                    "freeze " + freeze.name()));
        }
    }

    private void hold(PlannedFreeze freeze) {
        var usual = run.asking;
        var asking = new Asking(usual.by(), usual.answers(), usual.within(), Consequence.HOLD);
        var text =
                "%s is frozen by %s. What now?"
                        .formatted(run.there().name(), FreezeText.of(freeze));
        var outcome = new Asked(run).ask(id(freeze), text, asking);
        if (run.stop.decided()) {
            return;
        }
        var why = FreezeText.of(freeze) + "; " + outcome.sentence();
        switch (outcome.consequence()) {
            case ROLLBACK -> run.stop.decide(Ending.now(Ending.Kind.ROLLBACK, why, outcome.by()));
            case STOP -> run.stop.decide(Ending.now(Ending.Kind.STOPPED, why, outcome.by()));
            case CONTINUE, RETRY, HOLD, ASK -> run.board.happened(why);
        }
    }

    /** It acts once in a run: the stages that follow inherit this. */
    private void seen(PlannedFreeze freeze) {
        run.answers.put(id(freeze), "seen");
    }

    private static String id(PlannedFreeze freeze) {
        return "freeze-" + freeze.name();
    }
}

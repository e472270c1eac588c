package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.call.Wait;
import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.plan.PlannedWindow;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.status.FreezeText;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.status.TimeText;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Waits until a window opens while nothing is frozen; one that closes while the run is paused is
 * waited for again.
 */
record WaitRunner(Execution run) implements StepRunner<Step.Wait> {
    @Override
    public StepEnd run(PlannedStep planned, Step.Wait step) {
        var window = Objects.requireNonNull(planned.window(), planned.id());
        var begun = Moment.now();
        run.window(window);
        while (true) {
            var now = Moment.now();
            var opens = run.freezes().opens(window.calendar(), now).orElse(null);
            if (opens == null) {
                return StepEnd.failed(
                        "window %s does not open within a year from now".formatted(window.name()));
            }
            if (opens.isAfter(now)) {
                waitFor(window, window.wait(now, opens), opens);
            }
            if (!run.board.isPaused() || run.stop.decided()) {
                return StepEnd.done(open(window, begun));
            }
            Workflow.await(() -> !run.board.isPaused() || run.stop.decided());
        }
    }

    private String open(PlannedWindow window, Instant begun) {
        var now = Moment.now();
        var waited = Duration.between(begun, now);
        return "window %s is open%s%s"
                .formatted(
                        window.name(),
                        waited.isZero() ? "" : ", after " + DurationText.about(waited),
                        run.freezes()
                                .closes(window.calendar(), now)
                                .filter(now::isBefore)
                                .map(closes -> ", until " + TimeText.of(closes))
                                .orElse(""));
    }

    private void waitFor(PlannedWindow window, Duration length, Instant opens) {
        var frozen = run.freezes().at(Moment.now());
        var why = "waits for window %s until %s".formatted(window.name(), TimeText.of(opens));
        run.board.state(
                State.WAITING_WINDOW,
                frozen.map(freeze -> why + "; " + FreezeText.of(freeze)).orElse(why));
        run.board.until(Moment.now().plus(length));
        Wait.atMost(length, "until window %s opens".formatted(window.name()), run.stop::decided);
        run.board.until(null);
        if (!run.stop.decided()) {
            run.board.state(State.RUNNING, "window %s is open".formatted(window.name()));
        }
    }
}

package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.call.Wait;
import dev.holdpoint.workflows.environment.WatchAssignment;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.environment.protocol.WatchWord;
import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Step;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The slot that went out of use: kept for its time, then stopped, and the environment told. */
final class KeptSlot {
    private final Execution run;
    private final WatchAssignment assignment;
    private final BooleanSupplier sound;
    private final WatchWaits waits;
    private final @Nullable PlannedStep step;
    private @Nullable Instant retired;
    private boolean due;
    private boolean underWay;
    private boolean over;

    /**
     * @param sound whether nothing speaks for going back now
     */
    KeptSlot(Execution run, WatchAssignment assignment, BooleanSupplier sound, WatchWaits waits) {
        this.run = run;
        this.assignment = assignment;
        this.sound = sound;
        this.waits = waits;
        this.step = step(assignment).orElse(null);
        this.retired = assignment.retired();
    }

    /** The step that a watch has for it; none where no slot is kept. */
    static Optional<PlannedStep> step(WatchAssignment assignment) {
        var keep = assignment.plan().keep();
        var bound = assignment.bound();
        var stable = bound.stable();
        if (keep == null || bound.stableSlot() == null || stable == null) {
            return Optional.empty();
        }
        return Optional.of(
                PlannedStep.of(
                        "watch/keep",
                        Step.Deploy.STABLE,
                        "keep %s in %s for %s, then stop it"
                                .formatted(
                                        stable.version(),
                                        bound.stableSlot(),
                                        DurationText.of(keep))));
    }

    /** Keeps it and stops it; runs beside the looks. */
    void keep() {
        var keeping = step;
        if (keeping == null || retired != null) {
            withoutStable();
            over = true;
            return;
        }
        run.board.started(keeping);
        Wait.atMost(
                left(),
                keeping.sentence(),
                () -> waits.waiver(keeping) != null || run.stop.decided());
        due = true;
        Workflow.await(() -> run.stop.decided() || sound.getAsBoolean());
        if (!run.stop.decided()) {
            underWay = true;
            stop(keeping);
            underWay = false;
        }
        over = true;
    }

    private Duration left() {
        var keep = assignment.plan().keep();
        return keep == null
                ? Duration.ZERO
                : Duration.between(Moment.now(), assignment.since().plus(keep));
    }

    private void stop(PlannedStep keeping) {
        StepEnd end;
        try {
            end = new Retirement(run, assignment.bound()).run(keeping);
        } catch (ActivityFailure e) {
            end = StepEnd.failed(Failures.sentence(e));
        }
        if (end instanceof StepEnd.Done) {
            var now = Moment.now();
            retired = now;
            withoutStable();
            tell(now, end.words());
        } else {
            Notices.tell(run, "warning", "The kept slot was not stopped", end.words(), Map.of());
        }
        run.board.ended(keeping, end instanceof StepEnd.Done ? "done" : "failed", end.words());
    }

    /** From now on users cannot be sent there while a person thinks. */
    private void withoutStable() {
        if (retired == null) {
            return;
        }
        var bound = assignment.bound();
        run.inherit(
                new Bound(
                        bound.environment(),
                        null,
                        null,
                        bound.stableSchema(),
                        bound.candidateSlot(),
                        bound.shares()),
                Map.of(),
                List.of(),
                Map.of());
    }

    private void tell(Instant now, String sentence) {
        try {
            Workflow.newUntypedExternalWorkflowStub(assignment.environmentId())
                    .signal(
                            WatchWord.SIGNAL,
                            new WatchWord(Workflow.getInfo().getWorkflowId(), sentence, now));
        } catch (ApplicationFailure e) {
            run.board.happened(
                    "%s could not be told: %s"
                            .formatted(assignment.environmentId(), e.getOriginalMessage()));
        }
    }

    /** When it was stopped; null while it is kept. */
    @Nullable Instant retired() {
        return retired;
    }

    /** Whether its time is over and it waits for a look that passes. */
    boolean due() {
        return due;
    }

    /** Whether it is being stopped. */
    boolean underWay() {
        return underWay;
    }

    /** Whether nothing is left to do about it. */
    boolean over() {
        return over;
    }

    /** The step that a person may end early: its time, not the fence before its end. */
    Optional<PlannedStep> waiting() {
        return over || due ? Optional.empty() : Optional.ofNullable(step);
    }
}

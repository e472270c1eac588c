package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Countdown;
import dev.holdpoint.workflows.call.Wait;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.port.TrafficState;
import dev.holdpoint.workflows.runbook.Step;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * That stable has all the traffic, and keeps it: an effect of a worker that was cut off may land
 * late, so it is looked at again and again and set again where it has changed.
 */
final class StableAlone {
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration LAST = Duration.ofMillis(500);
    private static final PlannedStep AGAIN =
            PlannedStep.of("rollback/late", Step.Shift.STABLE, "all traffic to stable again");

    private final Execution run;
    private final Bound bound;

    StableAlone(Execution run, Bound bound) {
        this.run = run;
        this.bound = bound;
    }

    /** Gives stable all the traffic now, whatever the shares are; done where there are no slots. */
    StepEnd set(PlannedStep step) {
        var wanted = new Shares(bound).stableAlone();
        return wanted.isEmpty()
                ? StepEnd.done("no slots or no stable here, nothing to shift")
                : new Shifting(run).shift(step, wanted, false);
    }

    /** Begins to read the shares that are about to be overridden, whatever they are. */
    @Nullable Promise<TrafficState> before() {
        if (new Shares(bound).stableAlone().isEmpty()) {
            return null;
        }
        var target = run.references().inSlot(null, false, Needs.traffic(run));
        return Async.function(
                run.ports.hurriedTraffic("read the shares before")::readTraffic, target);
    }

    /** Says what the shares were; users do not wait for a balancer that does not answer. */
    void tell(@Nullable Promise<TrafficState> before) {
        if (before == null
                || !Wait.atMost(LAST, "the shares before", before::isCompleted)
                || before.getFailure() != null) {
            return;
        }
        var seen = before.get();
        boolean there =
                seen.settled() && Shares.same(seen.shares(), new Shares(bound).stableAlone());
        var words = seen.settled() ? Shares.words(seen.shares()) : seen.evidence();
        run.board.happened(
                (there ? "users are at stable: " : "users are sent to stable from ") + words);
    }

    /**
     * Whether somebody or something had changed the shares, which are set again then.
     *
     * @throws ActivityFailure when nobody can tell or set them
     */
    boolean restored() {
        var wanted = new Shares(bound).stableAlone();
        if (wanted.isEmpty()) {
            return false;
        }
        var target = run.references().inSlot(null, false, Needs.traffic(run));
        var seen = run.ports.traffic("see that stable is alone").readTraffic(target);
        if (seen.settled() && Shares.same(seen.shares(), wanted)) {
            return false;
        }
        run.board.happened(
                "traffic was %s; stable gets all of it again"
                        .formatted(seen.settled() ? Shares.words(seen.shares()) : seen.evidence()));
        set(AGAIN);
        return true;
    }

    /** Stable stays alone for so long; the time begins anew when it was not. */
    StepEnd stays(Duration length) {
        var text = "stable alone for " + DurationText.of(length);
        var time = Countdown.of(length, text);
        try {
            while (true) {
                if (restored()) {
                    time.stop();
                    time = Countdown.of(length, text);
                } else if (time.over()) {
                    return StepEnd.done("stable stayed alone for " + DurationText.of(length));
                }
                Wait.atMost(LOOK, "look at the shares", time::over);
            }
        } finally {
            time.stop();
        }
    }
}

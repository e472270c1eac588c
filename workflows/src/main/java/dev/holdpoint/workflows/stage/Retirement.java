package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.runbook.Place;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The end of the slot that was kept: only while it holds what was kept, and serves nobody. */
final class Retirement {
    private final Execution run;
    private final Bound bound;

    Retirement(Execution run, Bound bound) {
        this.run = run;
        this.bound = bound;
    }

    /** Stops it; a slot that is not as it was left stays as it is. */
    StepEnd run(PlannedStep step) {
        var target = run.at(Place.STABLE, Needs.deploy(run));
        var slot = String.valueOf(bound.stableSlot());
        var seen = run.ports.releases("look at " + slot).currentRelease(target);
        if (!seen.running()) {
            return StepEnd.done(slot + " runs nothing any more");
        }
        var wrong = wrong(slot, seen);
        if (wrong != null) {
            return StepEnd.failed(wrong + "; it stays as it is");
        }
        var left = run.ports.deploy(step.sentence()).stopRelease(run.key(step, slot), target);
        return left.running()
                ? StepEnd.failed(slot + " still runs: " + left.evidence())
                : StepEnd.done(
                        "%s is stopped; a rollback starts %s anew from now on"
                                .formatted(slot, seen.version()));
    }

    private @Nullable String wrong(String slot, Release seen) {
        var stable = bound.stable();
        if (stable == null || !Objects.equals(stable.version(), seen.version())) {
            return "%s runs %s and not %s, which was kept"
                    .formatted(slot, seen.version(), stable == null ? "nothing" : stable.version());
        }
        var traffic =
                run.ports
                        .traffic("see that " + slot + " serves nobody")
                        .readTraffic(run.references().inSlot(null, false, Needs.traffic(run)));
        int share = traffic.shares().getOrDefault(slot, 0);
        if (!traffic.settled()) {
            return "the shares are not settled: " + traffic.evidence();
        }
        return share == 0 ? null : "%s serves %d %%".formatted(slot, share);
    }
}

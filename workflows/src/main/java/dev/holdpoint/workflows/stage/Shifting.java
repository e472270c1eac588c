package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.judge.Exposure;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.port.ShiftCall;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.port.TrafficActivities;
import io.temporal.failure.ActivityFailure;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One change of traffic: set, read back, counted. */
final class Shifting {
    private static final Duration COUNTING = Duration.ofSeconds(15);

    private final Execution run;

    Shifting(Execution run) {
        this.run = run;
    }

    /**
     * Shifts and proves.
     *
     * @param careful whether the shares must be as we left them; a rollback overrides
     * @return done, also where too little was counted to tell, which a hold then judges; failed
     *     where another share was counted than was set
     */
    StepEnd shift(PlannedStep step, Map<String, Integer> wanted, boolean careful) {
        var former = expected();
        var call = call(step, wanted, careful ? former : null);
        var set = set(run.ports.traffic(step.sentence()), call);
        var counted = count(call.target(), set, former);
        run.bench.restart();
        return counted;
    }

    /** Shifts and proves nothing, in the few seconds that a rollback may wait for it. */
    String leave(PlannedStep step, Map<String, Integer> wanted) {
        var set = set(run.ports.hurriedTraffic(step.sentence()), call(step, wanted, null));
        return Shares.words(set) + ", set, not counted; the rollback counts";
    }

    private ShiftCall call(
            PlannedStep step, Map<String, Integer> wanted, @Nullable Map<String, Integer> former) {
        var target = run.references().inSlot(null, false, Needs.traffic(run));
        boolean exposes = wanted.getOrDefault(run.fixed().judged(), 0) > 0;
        return new ShiftCall(run.key(step, "traffic"), target, wanted, former, exposes);
    }

    private Map<String, Integer> set(TrafficActivities traffic, ShiftCall call) {
        var shares = traffic.shiftTraffic(call).shares();
        run.bench.shifted(run.fixed().judged(), shares);
        return shares;
    }

    private StepEnd count(
            Target target, Map<String, Integer> shares, @Nullable Map<String, Integer> former) {
        try {
            var proof =
                    run.ports
                            .counting("count who answers")
                            .proveShare(target, shares, former, COUNTING);
            var words = "%s: %s".formatted(proof.verdict(), proof.sentence());
            return proof.verdict() == Verdict.FAIL ? StepEnd.failed(words) : StepEnd.done(words);
        } catch (ActivityFailure e) {
            return StepEnd.done("set, not counted: " + Failures.sentence(e));
        }
    }

    private @Nullable Map<String, Integer> expected() {
        Exposure exposure = run.bench.exposure();
        if (exposure != null && !exposure.shares().isEmpty()) {
            return exposure.shares();
        }
        var atBind = run.fixed().shares();
        return run.fixed().stable() == null || atBind.isEmpty() ? null : atBind;
    }
}

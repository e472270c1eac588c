package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.judge.Ruling;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.port.ObserveCall.PlaceToSee;
import dev.holdpoint.workflows.port.Release;
import io.temporal.failure.ActivityFailure;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A second look at the world where a stretch of measuring hints that it is not as this run left it:
 * the measured share is another one, a balancer began anew, or a place does not hold what it
 * should.
 */
final class Looking {
    private static final String SHARE = "share";

    private final Execution run;
    private long restarts;
    private long harmless;

    Looking(Execution run) {
        this.run = run;
    }

    /** Whether a stretch hints at something. */
    boolean hinted(Ruling ruling) {
        return begunAnew()
                || otherShare(ruling)
                || PlaceToSee.misplaced(Places.of(run), run.bench.releases());
    }

    /** What differs; null when nothing does, or nobody can tell now. */
    @Nullable Drift drift() {
        restarts = run.bench.restarts();
        try {
            var seen = World.glance(run.ports, run.plan, run.there(), run.fixed());
            var drift = Drift.of(run, seen, restarts > harmless);
            if (drift == null) {
                // it explains nothing that comes after it
                harmless = restarts;
            }
            run.board.happened(
                    drift == null
                            ? "all is as this run left it: " + seen.sentence()
                            : drift.text());
            return drift;
        } catch (ActivityFailure e) {
            run.board.happened("it could not be looked at again: " + Failures.sentence(e));
            return null;
        }
    }

    /** What differs in the places; waits until it can tell. */
    @Nullable Drift misplaced() {
        var releases = new ArrayList<Release>();
        for (var place : Places.of(run)) {
            var what = "see what runs in " + run.named(place.target().slot());
            releases.add(run.ports.releases(what).currentRelease(place.target()));
        }
        return Drift.of(run, new World.Seen(releases, null, null), false);
    }

    private boolean begunAnew() {
        var now = run.bench.restarts();
        boolean more = now > restarts;
        restarts = Math.min(restarts, now);
        harmless = Math.min(harmless, now);
        return more;
    }

    private static boolean otherShare(Ruling ruling) {
        return ruling.verdicts().stream()
                .anyMatch(v -> v.rule().equals(SHARE) && v.verdict() == Verdict.FAIL);
    }
}

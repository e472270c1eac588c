package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.judge.Exposure;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.port.TrafficState;
import org.jspecify.annotations.Nullable;

/**
 * How the world differs from what this run left in it.
 *
 * @param text what was left and what is seen
 * @param way what a person's word to go on does about it
 * @param seen what runs in the place it is about; null for shares
 */
record Drift(Kind kind, String text, String way, @Nullable Release seen) {
    /** What differs, the worst first. */
    enum Kind {
        /** Users are sent to where nothing runs. */
        CANDIDATE_DOWN,
        STABLE_DOWN,
        /** Another version runs where the candidate was brought. */
        CANDIDATE,
        /** Another version runs where stable was. */
        STABLE,
        /** A balancer began anew and shares as its file says. */
        RESTARTED,
        /** Somebody set the shares. */
        SHARES
    }

    /**
     * The worst difference; null when there is none.
     *
     * @param restarted whether a balancer began anew since the last shift
     */
    static @Nullable Drift of(Execution run, World.Seen seen, boolean restarted) {
        for (var place : Places.of(run)) {
            var release = seen.in(place.target().slot());
            if (release != null && !place.expects(release)) {
                var slot = place.target().slot();
                boolean stable = slot != null && slot.equals(run.fixed().stableSlot());
                return stable
                        ? stable(release, place.version())
                        : candidate(run, release, place.version());
            }
        }
        return shares(run, seen.traffic(), restarted);
    }

    private static Drift candidate(Execution run, Release release, String version) {
        if (!release.running() && run.bench.exposed()) {
            var text = "%s, though users are sent there".formatted(words(run, release));
            return new Drift(Kind.CANDIDATE_DOWN, text, "", release);
        }
        return new Drift(
                Kind.CANDIDATE,
                "%s, and not %s, which this run brought".formatted(words(run, release), version),
                "deploys %s there again".formatted(version),
                release);
    }

    private static Drift stable(Release release, String version) {
        var slot = String.valueOf(release.slot());
        if (!release.running()) {
            return new Drift(
                    Kind.STABLE_DOWN,
                    "%s runs nothing (%s), where stable %s was"
                            .formatted(slot, release.evidence(), version),
                    "starts %s there again".formatted(version),
                    release);
        }
        return new Drift(
                Kind.STABLE,
                "%s runs %s, and not %s, which a rollback would bring back"
                        .formatted(slot, release.named(), version),
                release.version() == null
                        ? "looks again"
                        : "takes %s for stable from now on".formatted(release.version()),
                release);
    }

    private static @Nullable Drift shares(
            Execution run, @Nullable TrafficState traffic, boolean restarted) {
        Exposure exposure = run.bench.exposure();
        if (traffic == null || exposure == null || exposure.shares().isEmpty()) {
            return null;
        }
        if (traffic.settled() && Shares.same(traffic.shares(), exposure.shares())) {
            return null;
        }
        var set = Shares.words(exposure.shares());
        return new Drift(
                restarted ? Kind.RESTARTED : Kind.SHARES,
                "%s, and not %s, as this run set it (%s)"
                        .formatted(
                                traffic.settled()
                                        ? "traffic is " + Shares.words(traffic.shares())
                                        : "traffic is not settled",
                                set,
                                traffic.evidence()),
                "sets %s again".formatted(set),
                null);
    }

    private static String words(Execution run, Release release) {
        var place = run.named(release.slot());
        return release.running()
                ? "%s runs %s".formatted(place, release.named())
                : "%s runs nothing (%s)".formatted(place, release.evidence());
    }
}

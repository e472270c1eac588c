package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.environment.protocol.Settled;
import dev.holdpoint.workflows.plan.PlannedEnvironment;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.port.TrafficState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From what was seen to what is fixed: stable and candidate, or why nobody can tell.
 *
 * @param bound null when the world is not settled
 * @param unsettled what was seen and the exact way out; null when it is
 */
record Binding(@Nullable Bound bound, @Nullable String unsettled) {

    static Binding of(
            String environmentId,
            PlannedEnvironment environment,
            World.Seen seen,
            @Nullable Settled settled) {
        var binding =
                environment.slots().isEmpty()
                        ? inPlace(environment, seen)
                        : slots(environment, seen);
        if (binding.bound == null) {
            return new Binding(
                    null, WayOut.of(environmentId, String.valueOf(binding.unsettled), seen));
        }
        var drift = drift(binding.bound, settled);
        return drift == null ? binding : new Binding(null, WayOut.of(environmentId, drift, seen));
    }

    /**
     * The same world for a run that deploys nothing: what serves is its candidate, and stable is
     * what the last run came from, where that is still there.
     *
     * @param version what the run is asked to prove
     */
    Binding proving(String version, World.Seen seen, @Nullable Bound former) {
        var now = bound;
        if (now == null) {
            return this;
        }
        var serving = now.stable();
        if (serving == null || !version.equals(serving.version())) {
            return new Binding(
                    null,
                    "%s serves %s, not %s; a stage that deploys nothing can prove only what serves. Deploy %s first"
                            .formatted(
                                    now.environment().name(),
                                    serving == null ? "nothing" : serving.version(),
                                    version,
                                    version));
        }
        var before = former == null ? null : former.stable();
        var slot = former == null ? null : former.stableSlot();
        var there = slot == null ? null : seen.in(slot);
        boolean known =
                before != null
                        && slot != null
                        && there != null
                        && there.running()
                        && !slot.equals(now.stableSlot())
                        && String.valueOf(before.version()).equals(there.version());
        return new Binding(
                new Bound(
                        now.environment(),
                        known ? slot : null,
                        known ? there : null,
                        now.stableSchema(),
                        now.stableSlot(),
                        serving,
                        now.shares()),
                null);
    }

    private static Binding inPlace(PlannedEnvironment environment, World.Seen seen) {
        var release = seen.in(null);
        if (release == null || !release.running()) {
            return new Binding(
                    new Bound(environment, null, null, seen.schema(), null, null, Map.of()), null);
        }
        return release.version() == null
                ? new Binding(null, "nobody can tell which version runs")
                : new Binding(
                        new Bound(environment, null, release, seen.schema(), null, null, Map.of()),
                        null);
    }

    private static Binding slots(PlannedEnvironment environment, World.Seen seen) {
        if (seen.releases().stream().noneMatch(Release::running)) {
            var first = environment.slots().keySet().iterator().next();
            return new Binding(
                    new Bound(
                            environment,
                            null,
                            null,
                            seen.schema(),
                            first,
                            seen.in(first),
                            shares(seen.traffic())),
                    null);
        }
        var traffic = seen.traffic();
        if (traffic == null || !traffic.settled()) {
            return new Binding(null, "the shares are not settled");
        }
        var stable = traffic.slotWithAll();
        if (stable == null) {
            return new Binding(null, "no slot has 100 % of the traffic");
        }
        var release = seen.in(stable);
        if (release == null || !release.running() || release.version() == null) {
            return new Binding(null, stable + " has all traffic, but its version is not proven");
        }
        var candidate =
                environment.slots().keySet().stream().filter(s -> !s.equals(stable)).findFirst();
        return candidate.isEmpty()
                ? new Binding(null, "there is no second slot for the candidate")
                : new Binding(
                        new Bound(
                                environment,
                                stable,
                                release,
                                seen.schema(),
                                candidate.get(),
                                seen.in(candidate.get()),
                                traffic.shares()),
                        null);
    }

    private static Map<String, Integer> shares(@Nullable TrafficState traffic) {
        return traffic == null ? Map.of() : traffic.shares();
    }

    /** How the world differs from what the environment remembers; null when it does not. */
    private static @Nullable String drift(Bound bound, @Nullable Settled settled) {
        var held = settled == null ? null : settled.stable();
        if (held == null || settled == null) {
            return null;
        }
        var stable = bound.stable();
        var slot = bound.stableSlot() == null ? "service" : bound.stableSlot();
        if (stable == null) {
            return "the environment remembers %s %s, but nothing runs"
                    .formatted(settled.stableSlot(), held.version());
        }
        if (!slot.equals(settled.stableSlot())
                || !String.valueOf(stable.version()).equals(held.version())) {
            return "the environment remembers %s %s as good, but %s %s serves"
                    .formatted(settled.stableSlot(), held.version(), slot, stable.version());
        }
        return held.artifact() == null
                        || stable.artifact() == null
                        || held.artifact().equals(stable.artifact())
                ? null
                : "%s %s is another artifact (%s) than the one that was proven (%s)"
                        .formatted(slot, held.version(), stable.artifact(), held.artifact());
    }
}

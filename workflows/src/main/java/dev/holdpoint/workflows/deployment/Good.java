package dev.holdpoint.workflows.deployment;

import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.port.TrafficState;
import dev.holdpoint.workflows.stage.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What serves after a run, as it was seen.
 *
 * @param stableSlot the slot that serves everything, {@code service} without slots
 * @param settled whether one proven version serves everything
 */
record Good(@Nullable String stableSlot, boolean settled, List<Release> seen) {
    static Good of(Bound bound, World.@Nullable Seen seen) {
        if (seen == null) {
            return new Good(null, false, List.of());
        }
        if (bound.environment().slots().isEmpty()) {
            var release = seen.in(null);
            boolean known = release != null && (!release.running() || release.version() != null);
            return new Good(
                    release != null && release.running() ? "service" : null,
                    known,
                    seen.releases());
        }
        if (seen.releases().stream().noneMatch(Release::running)) {
            return new Good(null, true, seen.releases());
        }
        var slot = atAll(seen.traffic());
        var release = slot == null ? null : seen.in(slot);
        boolean proven = release != null && release.running() && release.version() != null;
        return new Good(slot, proven, seen.releases());
    }

    private static @Nullable String atAll(@Nullable TrafficState traffic) {
        if (traffic == null || !traffic.settled()) {
            return null;
        }
        return traffic.slotWithAll();
    }
}

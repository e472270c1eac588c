package dev.holdpoint.workflows.plan;

import dev.holdpoint.workflows.runbook.Asking;
import dev.holdpoint.workflows.runbook.Stage.WatchPhase;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows a delivery: looks at what users get, and the end of the slot that went out of use.
 *
 * @param environment where it is watched
 * @param phases one after the other, each with its own pace; empty to keep the slot only
 * @param keep how long stable's slot is kept after the delivery; null to leave it as it is
 * @param asking how people are asked about a breach that names nobody
 */
public record PlannedWatch(
        String environment, List<WatchPhase> phases, @Nullable Duration keep, Asking asking) {

    public PlannedWatch {
        phases = List.copyOf(phases);
    }

    /** How long it takes in all. */
    public Duration length() {
        var watched = phases.stream().map(WatchPhase::length).reduce(Duration.ZERO, Duration::plus);
        return keep == null || keep.compareTo(watched) < 0 ? watched : keep;
    }
}

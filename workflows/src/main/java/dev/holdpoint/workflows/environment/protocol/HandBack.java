package dev.holdpoint.workflows.environment.protocol;

import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.runbook.Ordered;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run is done with the environment.
 *
 * @param outcome its closing sentence
 * @param settled the slot that serves everything now; null when nobody can say
 * @param observed what was seen in each slot
 * @param proven stage type → the artifact that passed it, and when
 * @param delivered null when the run did not end well, or nothing of it is to be watched
 */
public record HandBack(
        String holder,
        String runId,
        String outcome,
        @Nullable String stableSlot,
        boolean settled,
        List<Release> observed,
        Map<String, Proof> proven,
        @Nullable Delivered delivered) {
    public HandBack {
        observed = List.copyOf(observed);
        proven = Ordered.copy(proven);
    }
}

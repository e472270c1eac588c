package dev.holdpoint.workflows.port;

import dev.holdpoint.workflows.runbook.Ordered;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How traffic is set, as read back.
 *
 * @param shares slot → per cent; they add up to 100, or to 0 when nobody gets traffic
 * @param settled false when balancers or servers disagree; the evidence says how
 */
public record TrafficState(
        Map<String, Integer> shares, boolean settled, Instant at, String evidence) {

    public TrafficState {
        shares = Ordered.copy(shares);
    }

    /** The slot that has all the traffic; null when none has. */
    public @Nullable String slotWithAll() {
        return shares.entrySet().stream()
                .filter(e -> e.getValue() == 100)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}

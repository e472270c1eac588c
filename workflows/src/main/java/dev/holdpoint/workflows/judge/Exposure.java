package dev.holdpoint.workflows.judge;

import dev.holdpoint.workflows.runbook.Ordered;
import java.time.Instant;
import java.util.Map;

/**
 * Who is exposed to the candidate, since when.
 *
 * @param candidate the slot judged, {@code service} on a platform without slots
 * @param shares slot → per cent of traffic as set
 * @param first when the candidate first got traffic in this run
 * @param shifted when the shares last changed; measurements count from here
 */
public record Exposure(
        String candidate, Map<String, Integer> shares, Instant first, Instant shifted) {
    public Exposure {
        shares = Ordered.copy(shares);
    }

    /** The candidate's share in per cent; 100 on a platform without slots. */
    public int share() {
        return shares.isEmpty() ? 100 : shares.getOrDefault(candidate, 0);
    }
}

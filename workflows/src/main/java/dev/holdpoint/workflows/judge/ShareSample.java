package dev.holdpoint.workflows.judge;

import dev.holdpoint.workflows.runbook.Ordered;
import java.time.Instant;
import java.util.Map;

/**
 * Requests that each slot answered in an interval, by the traffic adapter's own counters.
 *
 * @param restarted whether the counters began anew meanwhile, as those of a balancer do that was
 *     started again; nobody knows then how many requests there were
 */
public record ShareSample(Instant from, Instant to, Map<String, Long> requests, boolean restarted) {
    public ShareSample(Instant from, Instant to, Map<String, Long> requests) {
        this(from, to, requests, false);
    }

    public ShareSample {
        requests = Ordered.copy(requests);
    }
}

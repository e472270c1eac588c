package dev.holdpoint.workflows.judge;

import dev.holdpoint.workflows.runbook.Ordered;
import java.time.Instant;
import java.util.Map;

/** Requests that each slot answered in an interval, by the traffic adapter's own counters. */
public record ShareSample(Instant from, Instant to, Map<String, Long> requests) {
    public ShareSample {
        requests = Ordered.copy(requests);
    }
}

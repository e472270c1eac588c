package dev.holdpoint.workflows.port;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.judge.CheckSample;
import dev.holdpoint.workflows.judge.Sample;
import dev.holdpoint.workflows.judge.ShareSample;
import dev.holdpoint.workflows.runbook.Ordered;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a stretch of sampling brought.
 *
 * @param cursors where each source stands now
 * @param releases what was seen last in each place that was looked at
 * @param early whether a hint made it return before its length was over
 */
public record Observation(
        Instant from,
        Instant to,
        List<Sample> samples,
        List<CheckSample> checks,
        List<ShareSample> shares,
        Map<String, JsonNode> cursors,
        boolean early,
        List<Release> releases) {

    /** A stretch that looked at no place. */
    public Observation(
            Instant from,
            Instant to,
            List<Sample> samples,
            List<CheckSample> checks,
            List<ShareSample> shares,
            Map<String, JsonNode> cursors,
            boolean early) {
        this(from, to, samples, checks, shares, cursors, early, List.of());
    }

    public Observation {
        samples = List.copyOf(samples);
        checks = List.copyOf(checks);
        shares = List.copyOf(shares);
        cursors = Ordered.copy(cursors);
        // a worker of an earlier build brings none
        releases = releases == null ? List.of() : List.copyOf(releases);
    }
}

package dev.holdpoint.activities.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.judge.CheckSample;
import dev.holdpoint.workflows.judge.Sample;
import dev.holdpoint.workflows.judge.ShareSample;
import dev.holdpoint.workflows.port.Release;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one call of a source brought.
 *
 * @param cursor where the source stands now; null where it did not move
 * @param release what runs in a place; null from every other source
 */
record Brought(
        List<Sample> samples,
        List<CheckSample> checks,
        List<ShareSample> shares,
        @Nullable JsonNode cursor,
        @Nullable Release release) {

    Brought(
            List<Sample> samples,
            List<CheckSample> checks,
            List<ShareSample> shares,
            @Nullable JsonNode cursor) {
        this(samples, checks, shares, cursor, null);
    }

    Brought {
        samples = List.copyOf(samples);
        checks = List.copyOf(checks);
        shares = List.copyOf(shares);
    }

    /** What was seen in a place. */
    static Brought seen(Release release) {
        return new Brought(List.of(), List.of(), List.of(), null, release);
    }

    static Brought nothing() {
        return new Brought(List.of(), List.of(), List.of(), null);
    }
}

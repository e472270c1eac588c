package dev.holdpoint.activities.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.judge.CheckSample;
import dev.holdpoint.workflows.judge.Sample;
import dev.holdpoint.workflows.judge.ShareSample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one call of a source brought.
 *
 * @param cursor where the source stands now; null where it did not move
 */
record Brought(
        List<Sample> samples,
        List<CheckSample> checks,
        List<ShareSample> shares,
        @Nullable JsonNode cursor) {

    Brought {
        samples = List.copyOf(samples);
        checks = List.copyOf(checks);
        shares = List.copyOf(shares);
    }

    static Brought nothing() {
        return new Brought(List.of(), List.of(), List.of(), null);
    }
}

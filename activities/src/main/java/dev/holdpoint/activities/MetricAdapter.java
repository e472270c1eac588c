package dev.holdpoint.activities;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.judge.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one kind of metrics source. */
public interface MetricAdapter extends Adapter {
    /**
     * Everything since the cursor. A silent, stale or contradictory source is a sample with a
     * {@code Missing} reading, never an exception.
     *
     * @param cursor what the last call returned; null on the first, which may only set the mark
     */
    Measured sample(AdapterCall call, String metric, @Nullable JsonNode cursor);

    /** Samples in order of time and where the source stands now. */
    record Measured(List<Sample> samples, @Nullable JsonNode cursor) {
        public Measured {
            samples = List.copyOf(samples);
        }
    }
}

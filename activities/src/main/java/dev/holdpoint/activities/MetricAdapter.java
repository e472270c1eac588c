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

    /**
     * The source for a stretch of sampling. A source that has to be at work between two samples, as
     * one that sends requests of its own, starts here and ends with {@code close}.
     */
    default Source open(AdapterCall call, String metric) {
        return cursor -> sample(call, metric, cursor);
    }

    /**
     * A source being watched. A call that was given up may still be under way when the next begins.
     */
    @FunctionalInterface
    interface Source extends AutoCloseable {
        /** Everything since the cursor, as {@link MetricAdapter#sample}. */
        Measured sample(@Nullable JsonNode cursor);

        /** Stops what goes on between samples; what is under way is not waited for. */
        @Override
        default void close() {}
    }

    /** Samples in order of time and where the source stands now. */
    record Measured(List<Sample> samples, @Nullable JsonNode cursor) {
        public Measured {
            samples = List.copyOf(samples);
        }
    }
}

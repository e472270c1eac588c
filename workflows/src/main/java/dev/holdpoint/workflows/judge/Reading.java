package dev.holdpoint.workflows.judge;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a source said about one interval. Counts are increments of counters inside it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reading.Ratio.class, name = "ratio"),
    @JsonSubTypes.Type(value = Reading.Histogram.class, name = "histogram"),
    @JsonSubTypes.Type(value = Reading.Gauge.class, name = "gauge"),
    @JsonSubTypes.Type(value = Reading.Missing.class, name = "missing")
})
public sealed interface Reading {
    /** So many bad ones of all requests. */
    record Ratio(long bad, long total) implements Reading {
        public Ratio {
            if (bad < 0 || total < bad) {
                throw new IllegalArgumentException(
                        "a ratio needs 0 <= bad <= total, was " + bad + " of " + total);
            }
        }
    }

    /**
     * A distribution: observations per bucket, not cumulative.
     *
     * @param quantile which quantile the metric asks for, 0 to 1 exclusive
     * @param bounds upper bounds in seconds, ascending; one fewer than counts, the last is open
     */
    record Histogram(double quantile, List<Double> bounds, List<Long> counts) implements Reading {
        public Histogram {
            bounds = List.copyOf(bounds);
            counts = List.copyOf(counts);
            if (counts.size() != bounds.size() + 1) {
                throw new IllegalArgumentException(
                        "a histogram needs one count more than bounds, was %d and %d"
                                .formatted(counts.size(), bounds.size()));
            }
        }
    }

    /** A value that is not a count of requests. */
    record Gauge(double value) implements Reading {}

    /** The source answered, or did not, without a usable value. */
    record Missing(String why) implements Reading {}
}

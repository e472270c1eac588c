package dev.holdpoint.activities.prometheus;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.holdpoint.activities.counter.Selector;
import dev.holdpoint.workflows.runbook.Ordered;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A metric kept by Prometheus: {@code bad} of {@code total}, a {@code quantile} of a {@code
 * histogram}, or a {@code query}.
 *
 * @param url its address; null for the one this worker knows
 * @param headers sent with every request, for instance an Authorization
 * @param slo the objective that burn-rate rules judge by; not read here
 * @param histogram counters of its buckets, told apart by the label {@code le}
 * @param query any PromQL that gives one value
 */
record PrometheusSettings(
        @Nullable String url,
        Map<String, String> headers,
        @Nullable Selector bad,
        @Nullable Selector total,
        @Nullable String slo,
        @Nullable Double quantile,
        @Nullable Selector histogram,
        @Nullable String query) {

    PrometheusSettings {
        headers = headers == null ? Map.of() : Ordered.copy(headers);
        if (Stream.of(bad, histogram, query).filter(key -> key != null).count() != 1
                || (bad == null) != (total == null)
                || (quantile == null) != (histogram == null)) {
            throw new IllegalArgumentException(
                    "a prometheus metric has either bad and total, or quantile and histogram, or"
                            + " query");
        }
    }

    @JsonIgnore
    Wanted wanted() {
        if (bad != null && total != null) {
            return new Wanted.Errors(bad, total);
        }
        if (quantile != null && histogram != null) {
            return new Wanted.Latency(quantile, histogram);
        }
        return new Wanted.Value(String.valueOf(query));
    }

    /** What to read. */
    sealed interface Wanted {
        record Errors(Selector bad, Selector total) implements Wanted {}

        record Latency(double quantile, Selector histogram) implements Wanted {}

        record Value(String query) implements Wanted {}
    }
}

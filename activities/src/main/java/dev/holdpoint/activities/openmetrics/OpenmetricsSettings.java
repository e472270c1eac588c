package dev.holdpoint.activities.openmetrics;

import dev.holdpoint.activities.counter.Selector;
import dev.holdpoint.workflows.runbook.Ordered;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A metric that services show themselves: {@code bad} of {@code total}, a {@code quantile} of a
 * {@code histogram}, or a {@code gauge}.
 *
 * @param url the one endpoint, or
 * @param urls all of them; their counters are added up
 * @param headers sent with every scrape
 */
record OpenmetricsSettings(
        @Nullable String url,
        @Nullable List<String> urls,
        Map<String, String> headers,
        @Nullable Selector bad,
        @Nullable Selector total,
        @Nullable Double quantile,
        @Nullable Selector histogram,
        @Nullable Selector gauge) {

    OpenmetricsSettings {
        headers = headers == null ? Map.of() : Ordered.copy(headers);
        if ((url == null) == (urls == null) || (urls != null && urls.isEmpty())) {
            throw new IllegalArgumentException("an openmetrics metric has either url or urls");
        }
        if (Stream.of(bad, histogram, gauge).filter(key -> key != null).count() != 1
                || (bad == null) != (total == null)
                || (quantile == null) != (histogram == null)) {
            throw new IllegalArgumentException(
                    "an openmetrics metric has either bad and total, or quantile and histogram, or"
                            + " gauge");
        }
    }

    List<String> endpoints() {
        return urls == null ? List.of(String.valueOf(url)) : List.copyOf(urls);
    }
}

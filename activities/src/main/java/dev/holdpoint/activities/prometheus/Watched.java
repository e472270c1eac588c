package dev.holdpoint.activities.prometheus;

import dev.holdpoint.activities.counter.Selector;
import dev.holdpoint.activities.counter.Series;
import dev.holdpoint.activities.counter.SilentSource;
import dev.holdpoint.activities.counter.Standing;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The targets whose new series counted from 0: those that were scraped, or at least tried, before
 * the series appeared. Prometheus keeps a series {@code up} of every target for every try.
 */
final class Watched {
    private static final Duration LOOK_BACK = Duration.ofMinutes(5);

    private Watched() {}

    /** Of the targets of these series, asking only about those that were not counted before. */
    static Set<String> among(PrometheusApi api, @Nullable Standing before, List<Series> all)
            throws SilentSource {
        if (before == null) {
            return Set.of();
        }
        var watched = new HashSet<>(before.targets(all));
        var firsts = new HashMap<String, Series>();
        for (var series : all) {
            if (!watched.contains(series.target())) {
                firsts.merge(series.target(), series, (a, b) -> first(a) <= first(b) ? a : b);
            }
        }
        for (var series : firsts.values()) {
            var up = api.raw(up(series), LOOK_BACK).series();
            if (up.stream().anyMatch(one -> first(one) < first(series))) {
                watched.add(series.target());
            }
        }
        return watched;
    }

    private static long first(Series series) {
        return series.points().getFirst().at();
    }

    private static Selector up(Series series) {
        return Selector.parse(
                "up{job=\"%s\",instance=\"%s\"}"
                        .formatted(escaped(series, "job"), escaped(series, "instance")));
    }

    private static String escaped(Series series, String label) {
        return series.labels().getOrDefault(label, "").replace("\\", "\\\\").replace("\"", "\\\"");
    }
}

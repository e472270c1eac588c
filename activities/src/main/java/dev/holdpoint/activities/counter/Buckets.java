package dev.holdpoint.activities.counter;

import dev.holdpoint.workflows.judge.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;

/** The counters of a histogram: one for each upper bound, each counting all below it as well. */
final class Buckets {
    private Buckets() {}

    /** The upper bounds in ascending order; the last is infinite. */
    static List<Double> bounds(List<Series> buckets) throws SilentSource {
        var series = new TreeMap<Double, Integer>();
        for (var bucket : buckets) {
            series.merge(bound(bucket), 1, Integer::sum);
        }
        if (!series.containsKey(Double.POSITIVE_INFINITY)) {
            throw new SilentSource(
                    "the histogram has no bucket with le=\"+Inf\"; select its _bucket series, all"
                            + " of them");
        }
        if (series.values().stream().distinct().count() > 1) {
            throw new SilentSource(
                    "the histograms have different buckets, so they cannot be added up");
        }
        return List.copyOf(series.keySet());
    }

    private static double bound(Series bucket) throws SilentSource {
        var le = bucket.labels().getOrDefault("le", "");
        try {
            return le.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(le);
        } catch (NumberFormatException e) {
            throw new SilentSource(
                    "series %s has le=\"%s\", which is not the bound of a bucket; select _bucket series"
                            .formatted(bucket.labels().getOrDefault("__name__", ""), le));
        }
    }

    /** The observations of each bucket alone. */
    static Reading distribution(double quantile, List<Double> bounds, List<Increment> increments)
            throws SilentSource {
        var cumulative = new HashMap<Double, List<Increment>>();
        for (var increment : increments) {
            cumulative
                    .computeIfAbsent(bound(increment.series()), _ -> new ArrayList<>())
                    .add(increment);
        }
        var counts = new ArrayList<Long>();
        var below = 0L;
        for (var bound : bounds) {
            var upTo = Increment.sum(cumulative.getOrDefault(bound, List.of()));
            if (upTo < below) {
                throw new SilentSource(
                        "the histogram contradicts itself: %d observations up to %s, but %d below"
                                .formatted(upTo, bound, below));
            }
            counts.add(upTo - below);
            below = upTo;
        }
        return new Reading.Histogram(quantile, bounds.subList(0, bounds.size() - 1), counts);
    }
}

package dev.holdpoint.workflows.judge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quantile of merged histograms, by linear interpolation inside the bucket it falls into, as
 * Prometheus's {@code histogram_quantile} computes it
 * (https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile). A quantile
 * in the open last bucket is that bucket's lower bound.
 */
final class Quantile {
    private Quantile() {}

    static @Nullable Double of(List<Sample> run, double quantile) {
        var bounds = List.<Double>of();
        long[] counts = null;
        for (var sample : run) {
            if (sample.reading() instanceof Reading.Histogram histogram) {
                if (counts == null || !bounds.equals(histogram.bounds())) {
                    bounds = histogram.bounds();
                    counts = new long[histogram.counts().size()];
                }
                for (int i = 0; i < counts.length; i++) {
                    counts[i] += histogram.counts().get(i);
                }
            }
        }
        return counts == null ? null : of(bounds, counts, quantile);
    }

    private static @Nullable Double of(List<Double> bounds, long[] counts, double quantile) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        if (total == 0 || bounds.isEmpty()) {
            return null;
        }
        double rank = quantile * total;
        long before = 0;
        for (int i = 0; i < bounds.size(); i++) {
            if (before + counts[i] >= rank && counts[i] > 0) {
                double lower = i == 0 ? 0 : bounds.get(i - 1);
                return lower + (bounds.get(i) - lower) * (rank - before) / counts[i];
            }
            before += counts[i];
        }
        return bounds.getLast();
    }
}

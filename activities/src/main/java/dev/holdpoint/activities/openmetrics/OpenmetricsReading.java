package dev.holdpoint.activities.openmetrics;

import dev.holdpoint.activities.counter.Counted;
import dev.holdpoint.activities.counter.Findable;
import dev.holdpoint.activities.counter.Found;
import dev.holdpoint.activities.counter.Selector;
import dev.holdpoint.activities.counter.Series;
import dev.holdpoint.activities.counter.SilentSource;
import dev.holdpoint.activities.counter.Slice;
import dev.holdpoint.activities.counter.Standing;
import dev.holdpoint.workflows.judge.Reading;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One reading of one metric. Every endpoint answered the call before, so whatever appears on its
 * page since then counted from 0.
 */
record OpenmetricsReading(Pages pages, @Nullable Standing before, long asked) {
    Found read(OpenmetricsSettings settings) throws SilentSource {
        if (settings.bad() != null && settings.total() != null) {
            return errors(settings.bad(), settings.total());
        }
        if (settings.histogram() != null && settings.quantile() != null) {
            return latency(settings.quantile(), settings.histogram());
        }
        if (settings.gauge() != null) {
            return value(settings.gauge());
        }
        throw new IllegalStateException("the settings record refuses this: " + settings);
    }

    private Found errors(Selector bad, Selector total) throws SilentSource {
        var ofTotal = pages.counters(total);
        if (ofTotal.isEmpty()) {
            return nothing(total);
        }
        var ofBad = pages.counters(bad);
        if (ofBad.isEmpty()) {
            Findable.require(bad, total, ofTotal, pages::have);
        }
        return Found.of(Counted.ratio(before, asked, watched(ofTotal), ofTotal, ofBad), asked);
    }

    private Found latency(double quantile, Selector histogram) throws SilentSource {
        var buckets = pages.counters(histogram);
        return buckets.isEmpty()
                ? nothing(histogram)
                : Found.of(
                        Counted.histogram(before, asked, watched(buckets), quantile, buckets),
                        asked);
    }

    private Found value(Selector gauge) throws SilentSource {
        var series = pages.select(gauge);
        if (series.size() != 1) {
            throw new SilentSource(
                    "there are %d series for %s, wanted is one".formatted(series.size(), gauge));
        }
        var point = series.getFirst().last();
        var from = before == null ? point.at() : before.to();
        var value =
                new Counted.Interval(new Slice(from, point.at()), new Reading.Gauge(point.value()));
        var standing = Counted.standing(before, asked, series);
        return Found.of(new Counted(List.of(value), standing), asked);
    }

    private Found nothing(Selector selector) {
        return Found.nothing(
                before,
                asked,
                asked,
                "%s shows no series for %s; is the name right, and did it serve a request yet?"
                        .formatted(pages, selector));
    }

    private Set<String> watched(List<Series> series) {
        return before == null
                ? Set.of()
                : series.stream().map(Series::target).collect(Collectors.toSet());
    }
}

package dev.holdpoint.activities.counter;

import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Requests counted since the last call, for each scrape, and where the counters stand now.
 *
 * <p>A contradiction, such as more bad requests than requests, is first looked at over a longer
 * time: two counters that are scraped apart may disagree for one scrape. Then it counts nothing and
 * moves no mark, so that the next call counts all if the source has mended it; when it stays for
 * half a minute it is passed over as time without data.
 */
public record Counted(List<Interval> intervals, Standing standing) {
    private static final String BAD = "bad";
    private static final String TOTAL = "total";
    private static final String BUCKETS = "buckets";
    private static final long PATIENCE_MILLIS = 30_000;

    public Counted {
        intervals = List.copyOf(intervals);
    }

    /** What one scrape brought. */
    public record Interval(Slice slice, Reading reading) {
        /** As a sample, by the source's time stamps. */
        public Sample sample(String metric, String slot) {
            return new Sample(
                    metric,
                    slot,
                    Instant.ofEpochMilli(slice.from()),
                    Instant.ofEpochMilli(slice.to()),
                    reading,
                    false);
        }
    }

    /**
     * Bad requests of all requests.
     *
     * <p>No bad series beside total ones means that no request was bad yet, since client libraries
     * show a series from its first increment on; the caller has made sure that the selector could
     * find one. The two are read one after the other, total first: a bad point that is newer than
     * every total point of its target waits for the next call.
     *
     * @param before null on the first call, which only sets the marks
     * @param asked when the source was asked, by our clock
     * @param watched targets that were watched before, see {@link Increment#since}
     */
    public static Counted ratio(
            @Nullable Standing before,
            long asked,
            Set<String> watched,
            List<Series> total,
            List<Series> bad)
            throws SilentSource {
        var settledBad = upTo(total, bad);
        if (before == null) {
            return start(asked, total, Map.of(TOTAL, total, BAD, settledBad));
        }
        var all = Increment.since(before.mark(TOTAL), total, watched);
        var slices = Slice.cut(before.to(), Standing.interval(total, before.interval()), all);
        if (slices.isEmpty()) {
            var first = settledBad.stream().filter(s -> !watched.contains(s.target())).toList();
            return new Counted(
                    List.of(), moved(before, asked, total, Map.of(TOTAL, total, BAD, first)));
        }
        var ofBad = Increment.since(before.mark(BAD), settledBad, watched);
        return new Counted(
                Intervals.of(slices, ofBad, all, Counted::ratio, patient(before, asked)),
                moved(before, asked, total, Map.of(TOTAL, total, BAD, settledBad)));
    }

    private static Reading ratio(List<Increment> ofBad, List<Increment> ofTotal)
            throws SilentSource {
        var bad = Increment.sum(ofBad);
        var total = Increment.sum(ofTotal);
        if (bad > total) {
            throw new SilentSource(
                    "the counters contradict each other: %d bad of %d requests"
                            .formatted(bad, total));
        }
        return new Reading.Ratio(bad, total);
    }

    private static boolean patient(Standing before, long asked) {
        return asked - before.asked() < PATIENCE_MILLIS;
    }

    /**
     * The points that are not newer than the newest total point of the same target, or of all where
     * total is counted elsewhere.
     */
    private static List<Series> upTo(List<Series> total, List<Series> bad) {
        var newest =
                total.stream()
                        .collect(Collectors.toMap(Series::target, s -> s.last().at(), Math::max));
        var newestOfAll = Collections.max(newest.values());
        var settled = new ArrayList<Series>();
        for (var one : bad) {
            var limit = newest.getOrDefault(one.target(), newestOfAll);
            var points = one.points().stream().filter(p -> p.at() <= limit).toList();
            if (!points.isEmpty()) {
                settled.add(new Series(one.labels(), points));
            }
        }
        return settled;
    }

    /**
     * A distribution, from the cumulative counters of a histogram's buckets.
     *
     * @param before null on the first call, which only sets the mark
     */
    public static Counted histogram(
            @Nullable Standing before,
            long asked,
            Set<String> watched,
            double quantile,
            List<Series> buckets)
            throws SilentSource {
        var bounds = Buckets.bounds(buckets);
        if (before == null) {
            return start(asked, buckets, Map.of(BUCKETS, buckets));
        }
        var all = Increment.since(before.mark(BUCKETS), buckets, watched);
        var slices = Slice.cut(before.to(), Standing.interval(buckets, before.interval()), all);
        var intervals =
                Intervals.of(
                        slices,
                        List.of(),
                        all,
                        (_, some) -> Buckets.distribution(quantile, bounds, some),
                        patient(before, asked));
        return new Counted(intervals, moved(before, asked, buckets, Map.of(BUCKETS, buckets)));
    }

    /** Where a source stands that was asked for one value only. */
    public static Standing standing(@Nullable Standing before, long asked, List<Series> series) {
        var start = before == null ? new Standing(asked, 0, 0, Map.of()) : before;
        return moved(start, asked, series, Map.of());
    }

    private static Counted start(long asked, List<Series> paced, Map<String, List<Series>> seen) {
        return new Counted(
                List.of(), moved(new Standing(asked, 0, 0, Map.of()), asked, paced, seen));
    }

    private static Standing moved(
            Standing before, long asked, List<Series> paced, Map<String, List<Series>> seen) {
        var marks = new TreeMap<String, Mark>();
        seen.forEach((name, series) -> marks.put(name, before.mark(name).to(series)));
        var to = paced.stream().mapToLong(s -> s.last().at()).max().orElse(before.to());
        return new Standing(
                asked,
                Math.max(to, before.to()),
                Standing.interval(paced, before.interval()),
                marks);
    }
}

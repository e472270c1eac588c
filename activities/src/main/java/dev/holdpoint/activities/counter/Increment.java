package dev.holdpoint.activities.counter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What one scrape added to one counter.
 *
 * @param at when it was scraped, milliseconds since the epoch
 */
public record Increment(Series series, long at, double by) {
    /**
     * Everything these counters gained since the mark, exactly: the differences of raw points, with
     * nothing extrapolated as PromQL's {@code increase} does.
     *
     * <p>A value lower than the one before means that the process started anew: it then counted
     * from 0, so the new value is the increment. A series that the mark does not know counted from
     * 0 as well if its target was watched before, since client libraries show a labelled counter
     * from its first increment on. A target that was not watched before may have counted for days:
     * its first point says nothing.
     *
     * @param watched names of targets that were watched before their newest series appeared
     */
    public static List<Increment> since(Mark mark, List<Series> series, Set<String> watched) {
        var all = new ArrayList<Increment>();
        for (var one : series) {
            var known = mark.last().get(one.key());
            if (known != null) {
                all.addAll(from(known, one, one.points()));
            } else if (watched.contains(one.target())) {
                all.addAll(from(new Point(Long.MIN_VALUE, 0), one, one.points()));
            } else {
                var points = one.points();
                all.addAll(from(points.getFirst(), one, points.subList(1, points.size())));
            }
        }
        return List.copyOf(all);
    }

    private static List<Increment> from(Point mark, Series series, List<Point> points) {
        var all = new ArrayList<Increment>();
        var before = mark;
        for (var point : points) {
            if (point.at() > before.at()) {
                var reset = point.value() < before.value();
                var by = reset ? point.value() : point.value() - before.value();
                all.add(new Increment(series, point.at(), by));
                before = point;
            }
        }
        return all;
    }

    /** The sum, as a whole number of requests. */
    public static long sum(Collection<Increment> increments) {
        return Math.round(increments.stream().mapToDouble(Increment::by).sum());
    }
}

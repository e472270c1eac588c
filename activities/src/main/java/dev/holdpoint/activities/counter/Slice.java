package dev.holdpoint.activities.counter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What was scraped within one scrape interval.
 *
 * @param from end of the slice before, milliseconds since the epoch
 * @param to the newest scrape in it
 */
public record Slice(long from, long to) {
    /**
     * Cuts the time since {@code from} at the scrapes. Targets are scraped at different moments of
     * an interval, so scrapes closer together than nine tenths of it belong to one slice.
     *
     * @param interval milliseconds between scrapes of one target; 0 when unknown
     */
    public static List<Slice> cut(long from, long interval, Collection<Increment> increments) {
        var times = increments.stream().map(Increment::at).distinct().sorted().toList();
        var slices = new ArrayList<Slice>();
        var start = from;
        for (int i = 0; i < times.size(); i++) {
            var first = times.get(i);
            while (i + 1 < times.size() && times.get(i + 1) - first < interval * 9 / 10) {
                i++;
            }
            slices.add(new Slice(Math.min(start, first), times.get(i)));
            start = times.get(i);
        }
        return List.copyOf(slices);
    }

    /**
     * Gives each increment to exactly one of the slices: the first that ends at or after it, else
     * the last.
     *
     * @return as many lists as slices
     */
    public static List<List<Increment>> deal(List<Slice> slices, Collection<Increment> increments) {
        List<List<Increment>> dealt = new ArrayList<>();
        slices.forEach(_ -> dealt.add(new ArrayList<>()));
        for (var increment : increments) {
            var i = 0;
            while (i < slices.size() - 1 && slices.get(i).to() < increment.at()) {
                i++;
            }
            dealt.get(i).add(increment);
        }
        return dealt;
    }
}

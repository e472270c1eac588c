package dev.holdpoint.activities.counter;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.holdpoint.workflows.runbook.Ordered;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where counters stood: the last point that was counted of each series, by its short name. */
public record Mark(@JsonValue Map<String, Point> last) {
    /** A series that was silent for longer than this is forgotten. */
    private static final long MEMORY_MILLIS = 3_600_000;

    public Mark {
        last = Ordered.copy(last);
    }

    /** Before anything was seen. */
    public static final Mark EMPTY = new Mark(Map.of());

    /** Whether this series was counted before. */
    boolean knows(Series series) {
        return last.containsKey(series.key());
    }

    /** This mark moved to the newest points of these series. */
    public Mark to(List<Series> series) {
        var moved = new TreeMap<>(last);
        for (var one : series) {
            moved.merge(one.key(), one.last(), (a, b) -> a.at() > b.at() ? a : b);
        }
        var newest = moved.values().stream().mapToLong(Point::at).max().orElse(0);
        moved.values().removeIf(point -> point.at() < newest - MEMORY_MILLIS);
        return new Mark(moved);
    }
}

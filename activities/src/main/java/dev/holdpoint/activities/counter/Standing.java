package dev.holdpoint.activities.counter;

import dev.holdpoint.workflows.runbook.Ordered;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a metric's counters stood at the end of a call: the cursor of the next.
 *
 * @param asked when the source was asked, by our clock; milliseconds since the epoch, as all here
 * @param to the newest scrape that was counted, by the source's clock
 * @param interval between two scrapes of one target; 0 while unknown
 * @param marks what was counted, for each set of counters
 */
public record Standing(long asked, long to, long interval, Map<String, Mark> marks) {
    public Standing {
        marks = Ordered.copy(marks);
    }

    /** Targets of which a series was counted before. */
    public Set<String> targets(List<Series> series) {
        return series.stream()
                .filter(one -> marks.values().stream().anyMatch(mark -> mark.knows(one)))
                .map(Series::target)
                .collect(Collectors.toSet());
    }

    Mark mark(String counters) {
        return marks.getOrDefault(counters, Mark.EMPTY);
    }

    /**
     * The distance of the two newest points of one series. A missed scrape makes it longer until
     * two follow each other again.
     */
    static long interval(List<Series> series, long known) {
        return series.stream()
                .map(Series::points)
                .filter(points -> points.size() > 1)
                .mapToLong(points -> points.getLast().at() - points.get(points.size() - 2).at())
                .min()
                .orElse(known);
    }
}

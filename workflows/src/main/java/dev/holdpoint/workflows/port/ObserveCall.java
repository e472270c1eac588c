package dev.holdpoint.workflows.port;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.runbook.Ordered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of sampling.
 *
 * @param metrics metric name and slot to sample, each with its target
 * @param checks checks to run at every sample
 * @param traffic where to count shares; null without traffic adapter
 * @param length how long to sample at most
 * @param every the pace
 * @param cursors where each source stood at the end of the last stretch, by {@link #cursor}
 * @param hints limits worth returning early for; hints only, the workflow judges
 * @param places where to see, each ten seconds, that what should run there does; a place where
 *     something else is seen is worth returning early for, too
 */
public record ObserveCall(
        List<MetricTarget> metrics,
        List<CheckCall> checks,
        @Nullable Target traffic,
        Duration length,
        Duration every,
        Map<String, JsonNode> cursors,
        List<Hint> hints,
        List<PlaceToSee> places) {

    /** A stretch that looks at no place. */
    public ObserveCall(
            List<MetricTarget> metrics,
            List<CheckCall> checks,
            @Nullable Target traffic,
            Duration length,
            Duration every,
            Map<String, JsonNode> cursors,
            List<Hint> hints) {
        this(metrics, checks, traffic, length, every, cursors, hints, List.of());
    }

    public ObserveCall {
        metrics = List.copyOf(metrics);
        checks = List.copyOf(checks);
        cursors = Ordered.copy(cursors);
        hints = List.copyOf(hints);
        // a worker of an earlier build names none
        places = places == null ? List.of() : List.copyOf(places);
    }

    /** The cursor name of the traffic counters. */
    public static final String TRAFFIC = "traffic";

    /** The cursor name of a metric at a slot. */
    public static String cursor(String metric, String slot) {
        return metric + "@" + slot;
    }

    /** A metric to sample; its target's slot may be null on a platform without slots. */
    public record MetricTarget(String metric, Target target) {}

    /**
     * A place, and what should run there.
     *
     * @param version what this run left there
     */
    public record PlaceToSee(Target target, String version) {
        /** Whether one of the releases is in one of the places and is not what should run there. */
        public static boolean misplaced(List<PlaceToSee> places, List<Release> releases) {
            return places.stream()
                    .anyMatch(place ->
                            releases.stream()
                                    .anyMatch(it -> place.holds(it) && !place.expects(it)));
        }

        private boolean holds(Release release) {
            return Objects.equals(release.slot(), target.slot());
        }

        /** Whether a release is what should run here. */
        public boolean expects(Release release) {
            return release.running() && version.equals(release.version());
        }
    }

    /**
     * A limit that makes it worth returning at once.
     *
     * @param metric the metric, or the check when {@code check} is true
     * @param slot the slot it is judged on
     * @param above true for a breach above {@code limit}, false for one below
     * @param limit in the metric's base unit (ratio, seconds, plain value)
     * @param atLeast requests the stretch must have counted before the hint holds
     */
    public record Hint(
            String metric,
            @Nullable String slot,
            boolean check,
            boolean above,
            double limit,
            int atLeast) {}
}

package dev.holdpoint.workflows.environment.protocol;

import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.runbook.Ordered;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did without Temporal to bring stable back, written down for the environment.
 *
 * @param id one for each such rollback; telling it twice changes nothing
 * @param slot where stable is, {@code service} on a platform without slots
 * @param began when it was decided
 * @param ended when its last word was written; null while it is under way or was cut off
 * @param proven when stable was seen to serve alone; null when it was not
 * @param sentence how it ended, for people
 */
public record DirectReport(
        String id,
        String service,
        String environment,
        String by,
        String reason,
        String version,
        @Nullable String artifact,
        String slot,
        Instant began,
        @Nullable Instant ended,
        @Nullable Instant proven,
        Seen before,
        @Nullable Seen after,
        List<Done> steps,
        String sentence) {
    public DirectReport {
        steps = List.copyOf(steps);
    }

    /** What stood there: a release for each slot, and slot → per cent. */
    public record Seen(List<Release> releases, Map<String, Integer> shares) {
        public Seen {
            releases = List.copyOf(releases);
            shares = Ordered.copy(shares);
        }
    }

    /**
     * What became of a step.
     *
     * @param end {@code done}, {@code skipped}, {@code failed} or {@code left} to people
     */
    public record Done(String step, String end, String note) {}
}

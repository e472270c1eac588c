package dev.holdpoint.activities.observe;

import java.time.Duration;
import java.time.Instant;

/**
 * When sources are asked.
 *
 * @param end when the stretch is over
 */
record Pace(Duration every, Instant end) {
    private static final Duration SHORTEST_DEADLINE = Duration.ofSeconds(2);

    Pace {
        if (!every.isPositive()) {
            throw new IllegalArgumentException("every must be longer than 0, was " + every);
        }
    }

    /**
     * The next time after this one. The last is the end itself, so one that would come within half
     * of the pace before it is left out.
     */
    Instant after(Instant time) {
        var next = time.plus(every);
        var tooLate = next.isBefore(end) && next.plus(every.dividedBy(2)).isAfter(end);
        return tooLate || (time.isBefore(end) && next.isAfter(end)) ? end : next;
    }

    /**
     * How long a source may take to answer: four fifths of the pace, so that one that hangs is
     * known before its next turn; at a pace of moments 2 s, and turns are left out.
     */
    Duration deadline() {
        var within = every.multipliedBy(4).dividedBy(5);
        return within.compareTo(SHORTEST_DEADLINE) < 0 ? SHORTEST_DEADLINE : within;
    }
}

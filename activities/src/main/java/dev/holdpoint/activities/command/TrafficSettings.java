package dev.holdpoint.activities.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Traffic by a team's own programs.
 *
 * @param current prints slot and share in per cent, one line each or as a JSON object
 * @param set sets {@code ${share}} (a number, per cent) at {@code ${slot}}
 * @param counters prints slot and requests answered so far, one line each or as a JSON object
 */
record TrafficSettings(
        List<String> current,
        List<String> set,
        List<String> counters,
        @Nullable String in,
        @Nullable Duration limit,
        @Nullable Map<String, String> environment) {

    Options options() {
        return Options.of(in, limit, environment, null);
    }
}

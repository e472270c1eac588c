package dev.holdpoint.activities.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program that knows the versions.
 *
 * @param resolve prints the artifact alone, or JSON that {@code output} points into
 */
record SourceSettings(
        List<String> resolve,
        @Nullable String in,
        @Nullable Duration limit,
        @Nullable Map<String, String> environment,
        @Nullable Map<String, String> output) {

    Options options() {
        return Options.of(in, limit, environment, output);
    }
}

package dev.holdpoint.activities.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command of the service.
 *
 * @param each {@code host} to run it for each host
 * @param stopWhen known to the language, not run yet
 */
record RunSettings(
        List<String> argv,
        @Nullable Each each,
        @Nullable String in,
        @Nullable Duration limit,
        @Nullable Map<String, String> environment,
        @Nullable String stdin,
        @Nullable Map<String, String> output,
        @Nullable Map<String, Meaning> exit,
        @Nullable JsonNode stopWhen) {

    Options options() {
        return Options.of(in, limit, environment, output).reads(stdin).ends(exit);
    }
}

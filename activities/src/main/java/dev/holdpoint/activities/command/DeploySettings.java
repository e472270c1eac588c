package dev.holdpoint.activities.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Releases by a team's own programs.
 *
 * @param current prints the version or artifact that runs; nothing when nothing runs
 * @param start starts {@code ${artifact}} or {@code ${version}} and returns once it runs
 * @param back puts {@code ${stable.artifact}} or {@code ${stable.version}} back
 * @param stop drains and stops
 * @param logs prints the last lines it wrote
 * @param each {@code host} to do each of them for each host of the slot
 */
record DeploySettings(
        List<String> current,
        List<String> start,
        @Nullable List<String> back,
        @Nullable List<String> stop,
        @Nullable List<String> logs,
        @Nullable Each each,
        @Nullable String in,
        @Nullable Duration limit,
        @Nullable Map<String, String> environment,
        @Nullable String stdin,
        @Nullable Map<String, String> output) {

    /** For what starts; input and outputs are its own. */
    Options starting() {
        return Options.of(in, limit, environment, output).reads(stdin);
    }

    /** For everything else. */
    Options options() {
        return Options.of(in, limit, environment, null);
    }
}

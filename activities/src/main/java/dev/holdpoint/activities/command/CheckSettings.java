package dev.holdpoint.activities.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A check by exit code. */
record CheckSettings(
        List<String> argv,
        @Nullable String in,
        @Nullable Duration limit,
        @Nullable Map<String, String> environment,
        @Nullable String stdin,
        @Nullable Map<String, Meaning> exit) {

    Options options() {
        return Options.of(in, limit, environment, null).reads(stdin).ends(exit);
    }
}

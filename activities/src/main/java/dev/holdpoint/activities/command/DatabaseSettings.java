package dev.holdpoint.activities.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A schema changed by a team's own programs.
 *
 * @param current prints the schema version, or JSON with version and pending
 * @param up applies every pending migration
 * @param down goes back to {@code ${stable.schema}}; or {@code {none: "why"}}
 * @param backup takes a backup and prints JSON with location, bytes, checksum and evidence
 * @param restore {@code {confirm: "what a person did"}}; restoring is for hands
 * @param stdin what {@code up} reads
 * @param stdinNeeds what must have been done before that is given, such as {@code backup}
 */
record DatabaseSettings(
        List<String> current,
        List<String> up,
        @Nullable JsonNode down,
        @Nullable List<String> backup,
        @Nullable Restore restore,
        @Nullable String in,
        @Nullable Duration limit,
        @Nullable Map<String, String> environment,
        @Nullable String stdin,
        @Nullable List<String> stdinNeeds) {

    Options options() {
        return Options.of(in, limit, environment, null);
    }

    /** The command line that goes back; empty where there is none. */
    List<String> downWords() {
        var words = new ArrayList<String>();
        if (down != null && down.isArray()) {
            down.forEach(word -> words.add(word.asText()));
        }
        return words;
    }

    /** Why there is no way back, in the team's words. */
    String whyNoDown() {
        return down != null && down.has("none") ? down.get("none").asText() : "no down is given";
    }

    /** What a person confirms after restoring by hand. */
    record Restore(String confirm) {}
}

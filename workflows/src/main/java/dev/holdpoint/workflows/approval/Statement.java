package dev.holdpoint.workflows.approval;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person signs, as a text that there is only one way to write.
 *
 * @param decision {@code approve} or {@code reject}
 * @param by who decides, a name in People
 * @param time when, to the second
 */
public record Statement(Subject subject, String decision, String by, Instant time) {
    /** What OpenSSH calls the namespace of a signature: one made for anything else fails. */
    public static final String NAMESPACE = "holdpoint";

    private static final String TITLE = "holdpoint approval v1";

    public Statement {
        time = time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The text to sign, each line ended. */
    public String text() {
        var text = new StringBuilder(TITLE).append('\n');
        lines().forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
        return text.toString();
    }

    /** Reads a text; null when no statement is written like that. */
    public static @Nullable Statement read(String text) {
        var values = new LinkedHashMap<String, String>();
        for (var line : List.of(text.split("\n", -1))) {
            var parts = line.split(": ", 2);
            if (parts.length == 2) {
                values.put(parts[0], parts[1]);
            }
        }
        try {
            var read = of(values);
            return read.text().equals(text) ? read : null;
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static Statement of(Map<String, String> values) {
        return new Statement(
                new Subject(
                        values.getOrDefault("service", ""),
                        values.getOrDefault("deployment", ""),
                        values.getOrDefault("run", ""),
                        values.getOrDefault("plan", ""),
                        values.getOrDefault("step", ""),
                        values.getOrDefault("environment", "")),
                values.getOrDefault("decision", ""),
                values.getOrDefault("by", ""),
                Instant.parse(values.getOrDefault("time", "")));
    }

    /** Key → value, in the order of the text. */
    Map<String, String> lines() {
        var lines = new LinkedHashMap<String, String>();
        lines.put("decision", decision);
        lines.put("by", by);
        lines.put("time", time.toString());
        lines.put("service", subject.service());
        lines.put("deployment", subject.deployment());
        lines.put("run", subject.run());
        lines.put("plan", subject.plan());
        lines.put("step", subject.step());
        lines.put("environment", subject.environment());
        return lines;
    }
}

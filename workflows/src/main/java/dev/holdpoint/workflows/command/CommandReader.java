package dev.holdpoint.workflows.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdpoint.workflows.wire.Distance;
import dev.holdpoint.workflows.wire.Payloads;
import dev.holdpoint.workflows.wire.Sentence;
import dev.holdpoint.workflows.wire.StrictReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads commands, as objects or as a bare text {@code <by> <rest>}. */
public final class CommandReader {
    private static final Map<String, Class<? extends Record>> TYPES =
            Map.of(
                    "approve", Command.Approve.class,
                    "reject", Command.Reject.class,
                    "confirm", Command.Confirm.class,
                    "answer", Command.Answer.class,
                    "report", Command.Report.class,
                    "abort", Command.Abort.class,
                    "pause", Command.Pause.class,
                    "resume", Command.Resume.class,
                    "promote", Command.Promote.class,
                    "extend", Command.Extend.class);

    private CommandReader() {}

    /**
     * The command.
     *
     * @throws IllegalArgumentException whose message says what is wrong and what would be right
     */
    public static Command read(String name, @Nullable JsonNode message) {
        var type = TYPES.get(name);
        if (type == null) {
            throw Sentence.refused(
                    "There is no command '%s'; there are %s."
                            .formatted(
                                    name,
                                    String.join(", ", new java.util.TreeSet<>(TYPES.keySet()))));
        }
        var json =
                message != null && message.isTextual() ? bare(name, message.textValue()) : message;
        return (Command) StrictReader.read(json, type, "The message of " + name);
    }

    /** Which of the known names a person may have meant; null when none is near. */
    public static @Nullable String nearest(String wrong, Iterable<String> known) {
        for (var name : known) {
            if (Distance.between(wrong, name) <= 2) {
                return name;
            }
        }
        return null;
    }

    private static ObjectNode bare(String name, String text) {
        var json = Payloads.mapper().createObjectNode();
        var words = text.strip().split("\\s+", 2);
        json.put("by", words[0]);
        var rest = words.length > 1 ? words[1].strip() : "";
        var key =
                switch (name) {
                    case "answer" -> "answer";
                    case "report" -> "kind";
                    case "extend" -> "duration";
                    case "confirm" ->
                            throw Sentence.refused(
                                    "confirm needs an object:"
                                        + " {\"by\":\"anna\",\"items\":{\"key\":\"done\"}}, was \""
                                            + text
                                            + "\".");
                    default -> null;
                };
        if (key != null && !rest.isEmpty()) {
            var parts = rest.split("\\s+", 2);
            json.put(key, parts[0]);
            rest = parts.length > 1 ? parts[1] : "";
        }
        if (!rest.isEmpty()) {
            json.put("comment", rest);
        }
        return json;
    }
}

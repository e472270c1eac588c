package dev.holdpoint.activities;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.holdpoint.workflows.port.Target;
import io.temporal.failure.ApplicationFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code ${…}} stands for in one target's settings, and the secrets to keep quiet about. */
final class References {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");

    private final Target target;
    private final Map<String, String> values;
    private final Secrets secrets;

    References(Target target) {
        this(target, values(target), new Secrets());
        REFERENCE
                .matcher(target.adapter().settings().toString())
                .results()
                .forEach(match -> secrets.find(match.group(1)));
    }

    private References(Target target, Map<String, String> values, Secrets secrets) {
        this.target = target;
        this.values = values;
        this.secrets = secrets;
    }

    /** The slot is known by the target itself; what the references say of it comes first. */
    private static Map<String, String> values(Target target) {
        var values = new LinkedHashMap<String, String>();
        var slot = target.slot();
        if (slot != null) {
            values.put("slot", slot);
            if (target.slots().containsKey(slot)) {
                values.put("url", target.slots().get(slot));
            }
        }
        values.putAll(target.references());
        return values;
    }

    References and(Map<String, String> more) {
        var all = new LinkedHashMap<>(values);
        all.putAll(more);
        return new References(target, all, secrets);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String redact(String text) {
        return secrets.redact(text);
    }

    JsonNode fill(JsonNode node) {
        return switch (node) {
            case TextNode text -> TextNode.valueOf(fill(text.textValue()));
            case ArrayNode array -> {
                var copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> copy.add(fill(item)));
                yield copy;
            }
            case ObjectNode object -> {
                var copy = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(e -> copy.set(e.getKey(), fill(e.getValue())));
                yield copy;
            }
            default -> node;
        };
    }

    String fill(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1))));
    }

    String shellWord(String text) {
        var word = new StringBuilder();
        var matcher = REFERENCE.matcher(text);
        int end = 0;
        while (matcher.find()) {
            word.append(quoted(text.substring(end, matcher.start())));
            word.append(forHands(matcher.group(1)));
            end = matcher.end();
        }
        word.append(quoted(text.substring(end)));
        return word.isEmpty() ? "''" : word.toString();
    }

    ApplicationFailure misconfigured(String why) {
        return Misconfigured.failure(target, why);
    }

    private String forHands(String reference) {
        if (reference.startsWith(Secrets.ENV)) {
            return "\"$" + reference.substring(Secrets.ENV.length()) + "\"";
        }
        if (reference.startsWith(Secrets.FILE)) {
            return "\"$(cat " + quoted(reference.substring(Secrets.FILE.length())) + ")\"";
        }
        return quoted(value(reference));
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_@%+=:,./-]*")
                ? text
                : "'" + text.replace("'", "'\\''") + "'";
    }

    private String value(String reference) {
        if (Secrets.isSecret(reference)) {
            return secrets.find(reference)
                    .orElseThrow(
                            () -> misconfigured("${" + reference + "} is not set on this worker"));
        }
        return find(reference)
                .orElseThrow(() ->
                        misconfigured(
                                "${%s} has no value here; there are %s"
                                        .formatted(reference, String.join(", ", values.keySet()))));
    }
}

package dev.holdpoint.activities.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdpoint.workflows.port.Notice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** JSON with placeholders in its texts, from a closed list; pure. */
final class Template {
    static final List<String> PLACEHOLDERS = List.of("kind", "run", "title", "text", "facts");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

    private Template() {}

    /** Refuses a template with a placeholder that does not exist. */
    static void check(JsonNode template) {
        PLACEHOLDER
                .matcher(template.toString())
                .results()
                .map(match -> match.group(1))
                .filter(name -> !PLACEHOLDERS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "{%s} is no placeholder of a template, expected one of {%s}"
                                    .formatted(name, String.join("}, {", PLACEHOLDERS)));
                });
    }

    /** The template with the notice put in. */
    static JsonNode fill(JsonNode template, Notice notice) {
        return fill(template, values(notice));
    }

    private static Map<String, String> values(Notice notice) {
        var values = new LinkedHashMap<String, String>();
        values.put("kind", notice.kind());
        values.put("run", notice.run());
        values.put("title", notice.title());
        values.put("text", notice.text());
        values.put(
                "facts",
                notice.facts().entrySet().stream()
                        .map(fact -> fact.getKey() + ": " + fact.getValue())
                        .collect(Collectors.joining("\n")));
        return values;
    }

    private static JsonNode fill(JsonNode node, Map<String, String> values) {
        var nodes = JsonNodeFactory.instance;
        if (node.isTextual()) {
            return nodes.textNode(fill(node.textValue(), values));
        }
        if (node.isArray()) {
            var copy = nodes.arrayNode();
            node.forEach(item -> copy.add(fill(item, values)));
            return copy;
        }
        if (node.isObject()) {
            var copy = nodes.objectNode();
            node.properties().forEach(it -> copy.set(it.getKey(), fill(it.getValue(), values)));
            return copy;
        }
        return node;
    }

    private static String fill(String text, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement(
                                values.getOrDefault(match.group(1), match.group())));
    }
}

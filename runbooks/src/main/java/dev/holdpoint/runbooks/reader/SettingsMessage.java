package dev.holdpoint.runbooks.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.runbooks.yaml.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts what a schema says into the words of the language's own problems. */
final class SettingsMessage {
    private static final Map<String, String> TYPES =
            Map.of(
                    "string", "text",
                    "integer", "a whole number",
                    "number", "a number",
                    "boolean", "true or false",
                    "object", "a map",
                    "array", "a list");

    private SettingsMessage() {}

    static void unknownKey(Located node, SettingsError error) {
        var known = new ArrayList<String>();
        error.schema().path("properties").fieldNames().forEachRemaining(known::add);
        for (var entry : node.entries()) {
            if (entry.key().equals(error.property())) {
                var near = Nearest.to(entry.key(), known);
                var expected =
                        near.map(key -> "expected the key \"" + key + "\"")
                                .orElse("expected one of the keys " + String.join(", ", known));
                entry.keyNode().refuse(ProblemKind.ADAPTER_SETTING, expected);
            }
        }
    }

    static void missingKey(Located node, SettingsError error) {
        var key = error.property();
        node.miss(key, ProblemKind.ADAPTER_SETTING, "missing; expected the key \"" + key + "\"");
    }

    static String expected(Located node, SettingsError error) {
        var schema = error.keywordValue();
        return switch (error.keyword()) {
            case "type" -> "expected " + types(schema) + quotes(node, schema);
            case "enum" -> "expected one of " + words(schema);
            case "const" -> "expected " + schema.asText();
            case "minLength", "minItems", "minProperties" -> "empty; expected at least " + schema;
            case "minimum" -> "expected at least " + schema;
            case "maximum" -> "expected at most " + schema;
            case "exclusiveMinimum" -> "expected more than " + schema;
            case "pattern" -> "expected " + described(error, "text like " + schema.asText());
            case "oneOf", "anyOf" -> "expected " + forms(error, schema);
            default -> error.message();
        };
    }

    /** What the adapter itself says of the setting, as the rest of a sentence. */
    private static String described(SettingsError error, String otherwise) {
        var description = error.schema().path("description").asText("");
        if (description.length() < 2) {
            return otherwise;
        }
        var sentence = description.replaceFirst("\\.$", "");
        boolean abbreviation = Character.isUpperCase(sentence.charAt(1));
        return abbreviation
                ? sentence
                : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    private static String types(JsonNode schema) {
        return schema.isArray()
                ? join(schema, " or ")
                : TYPES.getOrDefault(schema.asText(), schema.asText());
    }

    private static String join(JsonNode types, String separator) {
        var words = new ArrayList<String>();
        types.forEach(type -> words.add(TYPES.getOrDefault(type.asText(), type.asText())));
        return String.join(separator, words);
    }

    private static String words(JsonNode schema) {
        var words = new ArrayList<String>();
        schema.forEach(word -> words.add(word.asText()));
        return String.join(", ", words);
    }

    private static String quotes(Located node, JsonNode schema) {
        boolean wantsText = schema.asText().equals("string");
        return wantsText && node.scalar().isPresent() ? ", put quotes around it" : "";
    }

    /** The keys of each form, where the forms differ by the keys they need. */
    private static String forms(SettingsError error, JsonNode choices) {
        List<String> forms = new ArrayList<>();
        for (var choice : choices) {
            if (choice.has("required")) {
                forms.add("{" + words(choice.get("required")) + "}");
            }
        }
        return forms.isEmpty()
                ? described(error, "one of the forms of this adapter")
                : "either the keys " + String.join(" or ", forms);
    }
}

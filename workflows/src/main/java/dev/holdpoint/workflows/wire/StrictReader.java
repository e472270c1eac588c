package dev.holdpoint.workflows.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people send: a record's components are required unless {@code @Nullable}, nothing is
 * coerced, nothing unknown and nothing twice is accepted, and every mistake is told at once.
 */
public final class StrictReader {
    private StrictReader() {}

    /**
     * The value, or every mistake.
     *
     * @param what how to call the thing in a sentence: {@code The input of Deployment}
     * @throws IllegalArgumentException whose message is for people
     */
    public static <T extends Record> T read(@Nullable JsonNode json, Class<T> type, String what) {
        if (json == null || json.isNull() || json.isMissingNode()) {
            throw Sentence.refused(
                    what + " is missing: it needs one JSON object with " + known(type) + ".");
        }
        var unreadable = Trees.unreadable(json);
        if (unreadable != null) {
            throw Sentence.refused(
                    "%s is not right: %s. It knows %s.".formatted(what, unreadable, known(type)));
        }
        if (!json.isObject()) {
            throw Sentence.refused(
                    "%s must be one JSON object with %s, was %s."
                            .formatted(what, known(type), json));
        }
        var mistakes = mistakes(json, type);
        if (!mistakes.isEmpty()) {
            throw Sentence.refused(
                    "%s is not right: %s It knows %s."
                            .formatted(what, ended(String.join("; ", mistakes)), known(type)));
        }
        try {
            return Payloads.mapper().treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw Sentence.refused(what + " is not right: " + e.getOriginalMessage());
        }
    }

    private static List<String> mistakes(JsonNode json, Class<? extends Record> type) {
        var mistakes = new ArrayList<String>();
        var components = type.getRecordComponents();
        for (var entry : json.properties()) {
            if (Arrays.stream(components).noneMatch(c -> c.getName().equals(entry.getKey()))) {
                mistakes.add(
                        "'%s' is unknown%s"
                                .formatted(entry.getKey(), hint(entry.getKey(), components)));
            }
        }
        for (var component : components) {
            var value = json.get(component.getName());
            if (value == null || value.isNull()) {
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    mistakes.add("'%s' is missing".formatted(component.getName()));
                }
            } else {
                var expected = mistake(component, value);
                if (expected != null) {
                    mistakes.add(
                            "'%s' must be %s, was %s"
                                    .formatted(component.getName(), expected, value));
                }
            }
        }
        return mistakes;
    }

    private static @Nullable String mistake(RecordComponent component, JsonNode value) {
        if (component.getType() == String.class) {
            if (!value.isTextual()) {
                return "a text";
            }
            return value.textValue().isBlank() ? "a text that is not empty" : null;
        }
        if (component.getType() == Integer.class) {
            return value.isInt() ? null : "a whole number";
        }
        if (component.getType() == Boolean.class) {
            return value.isBoolean() ? null : "true or false";
        }
        if (component.getType() == List.class) {
            return value.isArray() && allText(value) ? null : "a list of texts";
        }
        if (component.getType() == Map.class) {
            return value.isObject() && allText(value) ? null : "an object of texts";
        }
        throw new IllegalStateException(
                "no strict reading of "
                        + component
                        + " "
                        + (component.getGenericType() instanceof ParameterizedType));
    }

    private static boolean allText(JsonNode values) {
        for (var value : values) {
            if (!value.isTextual()) {
                return false;
            }
        }
        return true;
    }

    private static String hint(String wrong, RecordComponent[] components) {
        return Arrays.stream(components)
                .map(RecordComponent::getName)
                .filter(name -> Distance.between(wrong, name) <= 2)
                .findFirst()
                .map(name -> ", did you mean '" + name + "'?")
                .orElse("");
    }

    private static String ended(String sentence) {
        return sentence.endsWith("?") ? sentence : sentence + ".";
    }

    private static String known(Class<? extends Record> type) {
        var required = new ArrayList<String>();
        var optional = new ArrayList<String>();
        for (var component : type.getRecordComponents()) {
            var isOptional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            (isOptional ? optional : required).add(component.getName());
        }
        return String.join(", ", required)
                + (optional.isEmpty() ? "" : " and optionally " + String.join(", ", optional));
    }
}

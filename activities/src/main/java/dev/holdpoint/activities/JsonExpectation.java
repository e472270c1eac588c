package dev.holdpoint.activities;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * What a JSON document is expected to say: JSON pointer → value. Single values are compared as
 * text, since a reference such as {@code ${version}} always is text.
 */
public record JsonExpectation(Map<String, JsonNode> expected) {
    /** Nothing in particular. */
    public static final JsonExpectation NONE = new JsonExpectation(Map.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public JsonExpectation {
        expected = Map.copyOf(expected);
        expected.keySet().forEach(JsonExpectation::refuseNoPointer);
    }

    /** Whether anything is expected. */
    public boolean isEmpty() {
        return expected.isEmpty();
    }

    /** What is not as expected, as the end of a sentence; empty when all is. */
    public Optional<String> mismatch(JsonNode document) {
        return expected.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(entry -> !same(document.at(entry.getKey()), entry.getValue()))
                .map(entry -> says(entry.getKey(), document, entry.getValue()))
                .findFirst();
    }

    private static boolean same(JsonNode found, JsonNode expected) {
        boolean single = found.isValueNode() && expected.isValueNode();
        return single ? found.asText().equals(expected.asText()) : found.equals(expected);
    }

    private static String says(String pointer, JsonNode document, JsonNode expected) {
        var found = document.at(pointer);
        return found.isMissingNode()
                ? "%s is missing, expected %s".formatted(pointer, expected)
                : "%s is %s, expected %s".formatted(pointer, found, expected);
    }

    private static void refuseNoPointer(String pointer) {
        try {
            JsonPointer.compile(pointer);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + pointer + "' is no JSON pointer such as /version", e);
        }
    }
}

package dev.holdpoint.activities.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.JsonExpectation;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an answer has to be; pure. */
record Expectation(
        int status, Map<String, String> header, JsonExpectation body, @Nullable String contains) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is not as expected, as the end of a sentence; empty when all is. */
    Optional<String> mismatch(Answer answer) {
        if (answer.status() != status) {
            return Optional.of("answered %d, expected %d".formatted(answer.status(), status));
        }
        return inHeader(answer)
                .or(() -> inText(answer))
                .or(() -> inBody(answer))
                .map(what -> "answered %d, but %s".formatted(status, what));
    }

    private Optional<String> inHeader(Answer answer) {
        return new TreeMap<>(header)
                .entrySet().stream()
                        .filter(it -> !it.getValue().equals(answer.header().apply(it.getKey())))
                        .map(it -> inHeader(it.getKey(), it.getValue(), answer))
                        .findFirst();
    }

    private static String inHeader(String name, String expected, Answer answer) {
        var found = answer.header().apply(name);
        return found == null
                ? "header %s is missing, expected \"%s\"".formatted(name, expected)
                : "header %s is \"%s\", expected \"%s\"".formatted(name, found, expected);
    }

    private Optional<String> inText(Answer answer) {
        return contains == null || answer.body().contains(contains)
                ? Optional.empty()
                : Optional.of("its body does not contain \"%s\"".formatted(contains));
    }

    private Optional<String> inBody(Answer answer) {
        if (body.isEmpty()) {
            return Optional.empty();
        }
        try {
            return body.mismatch(JSON.readTree(answer.body()));
        } catch (JsonProcessingException _) {
            return Optional.of("its body is not JSON");
        }
    }
}

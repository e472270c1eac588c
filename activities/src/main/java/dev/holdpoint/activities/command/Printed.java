package dev.holdpoint.activities.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.holdpoint.activities.AdapterCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a command printed: a JSON document, or plain lines. */
record Printed(String text, JsonNode json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Printed of(AdapterCall call, Ended ended) {
        var text = call.redact(ended.stdout()).strip();
        return new Printed(text, text.startsWith("{") ? parse(text) : MissingNode.getInstance());
    }

    /** The only line; empty when there is none or more than one. */
    Optional<String> line() {
        var lines = lines();
        return lines.size() == 1 ? Optional.of(lines.getFirst()) : Optional.empty();
    }

    List<String> lines() {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    boolean isJson() {
        return json.isObject();
    }

    /** What a pointer such as {@code /id} points at. */
    Optional<String> at(String pointer) {
        var node = json.at(pointer);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        return Optional.of(node.isValueNode() ? node.asText() : node.toString());
    }

    /** The named outputs; those it does not have are left out. */
    Map<String, String> outputs(Map<String, String> pointers) {
        var outputs = new LinkedHashMap<String, String>();
        pointers.forEach(
                (name, pointer) -> at(pointer).ifPresent(value -> outputs.put(name, value)));
        return outputs;
    }

    /** The named outputs, all of them. */
    Map<String, String> allOutputs(AdapterCall call, String shown, Map<String, String> pointers) {
        var outputs = outputs(pointers);
        pointers.forEach((name, pointer) -> {
            if (!outputs.containsKey(name)) {
                throw call.misconfigured(
                        "`%s` succeeded, but its output %s is missing: it printed %s"
                                .formatted(
                                        shown,
                                        name,
                                        isJson() ? "JSON without " + pointer : "no JSON object"));
            }
        });
        return outputs;
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance(); // plain text that begins with a brace
        }
    }
}

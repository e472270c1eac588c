package dev.holdpoint.activities.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls of an adapter, outside of any activity. */
record TestingCall(Target target) {
    /** On a platform without slots, with these references. */
    static TestingCall of(String settings, Map<String, String> references) {
        return of(settings, null, Map.of(), references, List.of());
    }

    /** At a slot with hosts. */
    static TestingCall of(
            String settings,
            @org.jspecify.annotations.Nullable String slot,
            Map<String, String> slots,
            Map<String, String> references,
            List<String> hosts) {
        var binding = new Binding("command", json(settings));
        var ordered = new LinkedHashMap<>(references);
        return new TestingCall(
                new Target("shop", "production", binding, slot, slots, ordered, hosts));
    }

    AdapterCall look() {
        return new AdapterCall(target, null, _ -> {});
    }

    AdapterCall effect(String key) {
        return new AdapterCall(target, key, _ -> {});
    }

    /** JSON with single quotes for double ones. */
    private static com.fasterxml.jackson.databind.JsonNode json(String settings) {
        try {
            return new ObjectMapper().readTree(settings.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(settings, e);
        }
    }
}

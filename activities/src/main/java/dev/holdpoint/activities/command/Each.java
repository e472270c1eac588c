package dev.holdpoint.activities.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.holdpoint.activities.AdapterCall;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a command is run for each of. */
enum Each {
    @JsonProperty("host")
    HOST;

    /** Place → the call for it, in order; the one place is the slot where there is no each. */
    static Map<String, AdapterCall> places(@Nullable Each each, AdapterCall call) {
        if (each == null) {
            return Map.of(call.slot(), call);
        }
        var hosts = call.target().hosts();
        if (hosts.isEmpty()) {
            throw call.misconfigured(
                    "each: host, but "
                            + call.slot()
                            + " names no hosts; give the slot hosts: [...]");
        }
        var places = new LinkedHashMap<String, AdapterCall>();
        hosts.forEach(host -> places.put(host, call.part(host, Map.of("host", host))));
        return places;
    }
}

package dev.holdpoint.workflows.port;

import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Ordered;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an activity acts on.
 *
 * @param adapter the adapter and its settings, references unresolved
 * @param slot the slot, where there is one
 * @param slots slot → address, of the environment
 * @param references the closed list of names and their values here, without {@code env:} and {@code
 *     file:}
 * @param hosts the machines to act on, where the environment names them
 */
public record Target(
        String service,
        @Nullable String environment,
        Binding adapter,
        @Nullable String slot,
        Map<String, String> slots,
        Map<String, String> references,
        List<String> hosts) {

    public Target {
        slots = Ordered.copy(slots);
        references = Ordered.copy(references);
        hosts = List.copyOf(hosts);
    }

    /** A target whose environment names no hosts. */
    public Target(
            String service,
            @Nullable String environment,
            Binding adapter,
            @Nullable String slot,
            Map<String, String> slots,
            Map<String, String> references) {
        this(service, environment, adapter, slot, slots, references, List.of());
    }
}

package dev.holdpoint.workflows.runbook;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is deployed, {@code kind: Service}.
 *
 * @param source how a version becomes an immutable artifact
 * @param peopleDocument the People document it names; null when the roles stand in place
 * @param roles role → names, when they stand in place
 */
public record Service(
        String name,
        String runbook,
        Binding source,
        @Nullable String peopleDocument,
        Map<String, List<String>> roles,
        Map<String, Binding> metrics,
        Map<String, Binding> checks,
        Map<String, Command> commands,
        Map<String, Binding> notices,
        Map<String, Environment> environments) {

    public Service {
        roles = Ordered.copy(roles);
        metrics = Ordered.copy(metrics);
        checks = Ordered.copy(checks);
        commands = Ordered.copy(commands);
        notices = Ordered.copy(notices);
        environments = Ordered.copy(environments);
    }

    /** A command that {@code run} steps name, with what takes it back. */
    public record Command(Binding binding, @Nullable Undo undo) {}

    /**
     * One environment of the service.
     *
     * @param guarded {@code protected: true} in the language: no {@code speedup} here
     * @param identity what an approval takes to count; null for {@code claimed}
     * @param worker which workers reach it; null for the common queue
     * @param slots places for a version beside another; empty for a platform without them
     */
    public record Environment(
            boolean guarded,
            @Nullable Identity identity,
            @Nullable String worker,
            @Nullable String url,
            Map<String, Slot> slots,
            Map<String, Part> parts,
            @Nullable Binding deploy,
            @Nullable Binding traffic,
            @Nullable Binding database,
            @Nullable Binding flags) {

        public Environment {
            slots = Ordered.copy(slots);
            parts = Ordered.copy(parts);
        }
    }

    /** A slot's address and the hosts behind it. */
    public record Slot(String url, List<String> hosts) {
        public Slot {
            hosts = List.copyOf(hosts);
        }
    }

    /** A part of the service that is deployed by an adapter of its own. */
    public record Part(Binding deploy) {}
}

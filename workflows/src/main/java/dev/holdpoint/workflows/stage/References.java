package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedEnvironment;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The closed list of references and their values at a place, and targets made of them. */
public final class References {
    private final Plan plan;
    private final PlannedEnvironment environment;
    private final @Nullable Bound bound;
    private final Map<String, String> deployed;

    /**
     * @param bound null before the environment was taken
     * @param deployed what the run's deploys told: {@code deployed.id}
     */
    public References(
            Plan plan,
            PlannedEnvironment environment,
            @Nullable Bound bound,
            Map<String, String> deployed) {
        this.plan = plan;
        this.environment = environment;
        this.bound = bound;
        this.deployed = deployed;
    }

    /** A target at the candidate or at stable. */
    public Target at(Place.Kind place, Binding adapter) {
        boolean stable = place == Place.Kind.STABLE;
        var slot = bound == null ? null : stable ? bound.stableSlot() : bound.candidateSlot();
        return inSlot(slot, stable, adapter);
    }

    /** A target in a named slot; {@code stable} tells whose version the references name. */
    public Target inSlot(@Nullable String slot, boolean stable, Binding adapter) {
        var slots = new LinkedHashMap<String, String>();
        environment.slots().forEach((name, s) -> slots.put(name, s.url()));
        return new Target(
                plan.request().service(),
                environment.name(),
                adapter,
                slot,
                slots,
                values(slot, stable),
                hosts(slot));
    }

    /** The machines behind the slot; every one of the environment where there is no slot. */
    private List<String> hosts(@Nullable String slot) {
        return environment.slots().entrySet().stream()
                .filter(named -> slot == null || named.getKey().equals(slot))
                .flatMap(named -> named.getValue().hosts().stream())
                .toList();
    }

    private Map<String, String> values(@Nullable String slot, boolean stable) {
        var values = new LinkedHashMap<String, String>();
        var artifact = plan.artifact();
        put(values, "version", artifact.version());
        put(values, "artifact", artifact.digest());
        put(values, "commit", artifact.commit());
        put(values, "workspace", artifact.workspace());
        put(values, "slot", slot);
        put(values, "url", url(slot));
        values.putAll(deployed);
        if (bound != null && bound.stable() != null) {
            putStable(values, bound.stable());
            put(values, "stable.schema", bound.stableSchema());
        }
        if (stable && bound != null && bound.stable() != null) {
            put(values, "version", bound.stable().version());
            put(values, "artifact", bound.stable().artifact());
        }
        return values;
    }

    private static void putStable(Map<String, String> values, Release stable) {
        put(values, "stable.version", stable.version());
        put(values, "stable.artifact", stable.artifact());
    }

    private @Nullable String url(@Nullable String slot) {
        var named = slot == null ? null : environment.slots().get(slot);
        return named == null ? environment.url() : named.url();
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}

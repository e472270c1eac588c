package dev.holdpoint.worker.demo;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.Adapters;
import dev.holdpoint.activities.DatabaseAdapter;
import dev.holdpoint.activities.DeployAdapter;
import dev.holdpoint.activities.SourceDispatch;
import dev.holdpoint.activities.TrafficAdapter;
import dev.holdpoint.activities.shipped.ShippedAdapters;
import dev.holdpoint.workflows.plan.Artifact;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Service;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The shop's processes, by the same adapters that deployments use: the first stable is brought up
 * before there is anything to deploy, and all of them are stopped at the end.
 */
final class Shops {
    private static final String ENVIRONMENT = "production";

    private final Service service;
    private final Adapters adapters = ShippedAdapters.all();

    Shops(Service service) {
        this.service = service;
    }

    /** Migrates the database, starts the first version and gives it all traffic. */
    void bringUp(String version) {
        var artifact =
                new SourceDispatch(adapters)
                        .resolve(service.name(), service.source(), version, _ -> {});
        var environment = environment(ENVIRONMENT);
        with(
                DatabaseAdapter.class,
                target(ENVIRONMENT, environment.database(), null, artifact),
                DatabaseAdapter::up);
        with(
                DeployAdapter.class,
                target(ENVIRONMENT, environment.deploy(), Addresses.BLUE, artifact),
                DeployAdapter::start);
        with(
                TrafficAdapter.class,
                target(ENVIRONMENT, environment.traffic(), null, artifact),
                (adapter, call) -> adapter.set(call, Map.of(Addresses.BLUE, 100)));
    }

    /** Stops whatever runs in any slot of any environment. */
    void stop() {
        service.environments()
                .forEach((name, environment) -> {
                    if (environment.slots().isEmpty()) {
                        stop(name, environment.deploy(), null);
                    }
                    environment
                            .slots()
                            .keySet()
                            .forEach(slot -> stop(name, environment.deploy(), slot));
                });
    }

    private void stop(String environment, @Nullable Binding deploy, @Nullable String slot) {
        with(
                DeployAdapter.class,
                target(environment, deploy, slot, null),
                (adapter, call) -> adapter.stop(call));
    }

    private <A extends dev.holdpoint.activities.Adapter> void with(
            Class<A> need, Target target, BiConsumer<A, AdapterCall> doing) {
        doing.accept(
                adapters.find(need, target),
                new AdapterCall(target, "demo/" + need.getSimpleName(), _ -> {}));
    }

    private Target target(
            String name,
            @Nullable Binding adapter,
            @Nullable String slot,
            @Nullable Artifact artifact) {
        var environment = environment(name);
        var slots = new LinkedHashMap<String, String>();
        environment.slots().forEach((key, value) -> slots.put(key, value.url()));
        var references = new LinkedHashMap<String, String>();
        if (environment.url() != null) {
            references.put("url", environment.url());
        }
        if (artifact != null) {
            references.put("version", artifact.version());
            references.put("artifact", artifact.digest());
            references.put("workspace", Objects.requireNonNull(artifact.workspace()));
        }
        return new Target(
                service.name(), name, Objects.requireNonNull(adapter), slot, slots, references);
    }

    private Service.Environment environment(String name) {
        return Objects.requireNonNull(service.environments().get(name), name);
    }
}

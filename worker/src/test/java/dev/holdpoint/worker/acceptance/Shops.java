package dev.holdpoint.worker.acceptance;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.postgres.PostgresDatabase;
import dev.holdpoint.activities.process.ProcessDeploy;
import dev.holdpoint.activities.prometheus.TestingPrometheus.Target;
import dev.holdpoint.worker.demo.EmbeddedDatabase;
import dev.holdpoint.worker.demo.shop.Shop;
import dev.holdpoint.workflows.runbook.Binding;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The shop in one environment, on free ports. A first version is brought up by the same adapters
 * that deployments use, and whatever runs at the end is stopped by them.
 *
 * @param folder where the releases lie, and where this environment has a folder of its name
 * @param ports of its slots, or of {@link #PLACE} where it has none
 */
public record Shops(
        String name, Path folder, EmbeddedDatabase.Database data, Map<String, Integer> ports)
        implements AutoCloseable {
    private static final String PLACE = "url";

    /** An environment with the slots blue and green. */
    public static Shops blueGreen(String name, Path folder, EmbeddedDatabase.Database data)
            throws IOException {
        try (var blue = new ServerSocket(0);
                var green = new ServerSocket(0)) {
            return new Shops(
                    name,
                    folder,
                    data,
                    Map.of("blue", blue.getLocalPort(), "green", green.getLocalPort()));
        }
    }

    /** An environment without slots. */
    public static Shops inPlace(String name, Path folder, EmbeddedDatabase.Database data)
            throws IOException {
        try (var place = new ServerSocket(0)) {
            return new Shops(name, folder, data, Map.of(PLACE, place.getLocalPort()));
        }
    }

    /** What Prometheus reads of them. */
    public List<Target> targets() {
        return ports.entrySet().stream()
                .map(slot ->
                        new Target(
                                "127.0.0.1:" + slot.getValue(),
                                Map.of("service", "shop", "slot", slot.getKey())))
                .toList();
    }

    /** What the service's document says of them: {@code name-blue}, {@code name-deploy} … */
    public Map<String, Object> values() {
        var values = new HashMap<String, Object>();
        ports.keySet().forEach(slot -> values.put(name + "-" + slot, url(slot)));
        values.put(name + "-deploy", deploy());
        values.put(name + "-database", database());
        return values;
    }

    /** Migrates the database and starts this version in the blue slot. */
    public void bringUp(String version) {
        var _ = new PostgresDatabase().up(call("postgres", database(), "blue", version));
        var _ = new ProcessDeploy().start(call("process", deploy(), "blue", version));
    }

    /** A person starts this version in a slot, by the same means that deployments use. */
    public void start(String slot, String version) {
        var _ = new ProcessDeploy().start(call("process", deploy(), slot, version));
    }

    /** A person stops what runs in a slot. */
    public void stop(String slot) {
        var _ = new ProcessDeploy().stop(call("process", deploy(), slot, Releases.STABLE));
    }

    /** Where the only place of an environment without slots answers. */
    public String url() {
        return url(PLACE);
    }

    @Override
    public void close() {
        for (var slot : ports.keySet()) {
            var target = slot.equals(PLACE) ? null : slot;
            var _ = new ProcessDeploy().stop(call("process", deploy(), target, Releases.STABLE));
        }
    }

    private Map<String, Object> deploy() {
        return Map.of(
                "run",
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                WorkerProcess.folder().resolve("lib") + "/*",
                                Shop.class.getName(),
                                "--release",
                                "${workspace}/release.properties"),
                "folder", folder.resolve(name).toString(),
                "environment",
                        Map.of("SHOP_DATABASE", "%s?user=%s".formatted(data.url(), data.user())),
                "ready", Map.of("path", "/health", "within", "60s"),
                "drain", "10s");
    }

    private Map<String, Object> database() {
        return Map.of(
                "url", data.url(),
                "user", data.user(),
                "migrations", "${workspace}/migrations",
                "backups", folder.resolve("backups").toString());
    }

    private AdapterCall call(
            String adapter, Map<String, Object> settings, @Nullable String slot, String version) {
        var target =
                new dev.holdpoint.workflows.port.Target(
                        "shop",
                        name,
                        new Binding(adapter, new ObjectMapper().valueToTree(settings)),
                        slot,
                        urls(),
                        Map.of(
                                "version",
                                version,
                                "artifact",
                                "sha256:" + version,
                                "url",
                                url(slot == null ? PLACE : slot),
                                "workspace",
                                folder.resolve("releases").resolve(version).toString()));
        return new AdapterCall(target, "scene/" + slot, _ -> {});
    }

    private Map<String, String> urls() {
        var urls = new HashMap<String, String>();
        ports.keySet().forEach(slot -> urls.put(slot, url(slot)));
        return urls;
    }

    private String url(String slot) {
        return "http://127.0.0.1:" + Objects.requireNonNull(ports.get(slot));
    }
}

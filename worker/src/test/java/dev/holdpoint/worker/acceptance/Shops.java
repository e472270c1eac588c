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
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The shop's two slots on free ports. The first version is brought up by the same adapters that
 * deployments use, and whatever runs at the end is stopped by them.
 */
record Shops(Path folder, EmbeddedDatabase.Database data, Map<String, Integer> ports)
        implements AutoCloseable {

    static Shops at(Path folder, EmbeddedDatabase.Database data) throws IOException {
        try (var blue = new ServerSocket(0);
                var green = new ServerSocket(0)) {
            return new Shops(
                    folder,
                    data,
                    Map.of("blue", blue.getLocalPort(), "green", green.getLocalPort()));
        }
    }

    /** What Prometheus reads of them. */
    List<Target> targets() {
        return ports.entrySet().stream()
                .map(slot ->
                        new Target(
                                "127.0.0.1:" + slot.getValue(),
                                Map.of("service", "shop", "slot", slot.getKey())))
                .toList();
    }

    /** What the service's document says of them. */
    Map<String, Object> values() {
        return Map.of(
                "releases", folder.resolve("releases").toString(),
                "blue", url("blue"),
                "green", url("green"),
                "deploy", deploy(),
                "database", database());
    }

    /** Migrates the database and starts this version in the blue slot. */
    void bringUp(String version) {
        var _ = new PostgresDatabase().up(call("postgres", database(), "blue", version));
        var _ = new ProcessDeploy().start(call("process", deploy(), "blue", version));
    }

    @Override
    public void close() {
        for (var slot : ports.keySet()) {
            var _ = new ProcessDeploy().stop(call("process", deploy(), slot, Releases.STABLE));
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
                "folder", folder.resolve("slots").toString(),
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
            String adapter, Map<String, Object> settings, String slot, String version) {
        var target =
                new dev.holdpoint.workflows.port.Target(
                        "shop",
                        "production",
                        new Binding(adapter, new ObjectMapper().valueToTree(settings)),
                        slot,
                        Map.of("blue", url("blue"), "green", url("green")),
                        Map.of(
                                "version",
                                version,
                                "artifact",
                                "sha256:" + version,
                                "workspace",
                                folder.resolve("releases").resolve(version).toString()));
        return new AdapterCall(target, "scene/" + slot, _ -> {});
    }

    private String url(String slot) {
        return "http://127.0.0.1:" + Objects.requireNonNull(ports.get(slot));
    }
}

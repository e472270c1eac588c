package dev.holdpoint.worker.bench;

import dev.holdpoint.worker.acceptance.Releases;
import dev.holdpoint.worker.acceptance.SceneDocuments;
import dev.holdpoint.worker.acceptance.Shops;
import dev.holdpoint.worker.chaos.Ports;
import dev.holdpoint.worker.chaos.Proxy;
import dev.holdpoint.worker.chaos.Site;
import dev.holdpoint.worker.chaos.Starts;
import dev.holdpoint.worker.demo.EmbeddedDatabase;
import dev.holdpoint.worker.demo.shop.Load;
import dev.holdpoint.worker.demo.shop.LoadReport;
import dev.holdpoint.worker.demo.shop.LoadSettings;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A shop in production that is deployed again and again: its slots, its own proxy, and users. Many
 * of them may stand on one site.
 */
final class Lane implements AutoCloseable {
    /** Good ones, by turns: what serves already is not deployed again. */
    static final List<String> GOOD = List.of("2.1.0", "2.2.0");

    /** Fails 3 of every 20 requests. */
    static final String BAD = "2.9.0";

    private final Site site;
    private final String name;
    private final Path folder;
    private final EmbeddedDatabase.Database data;
    private final Shops shops;
    private final Proxy proxy;
    private final Load load;

    private Lane(Site site, String name, String runbook, double rate)
            throws IOException, SQLException {
        this.site = site;
        this.name = name;
        folder = Files.createDirectory(site.folder().resolve(name));
        data = site.database().create(name);
        var ports = Ports.free(4);
        var slots = Map.of("blue", ports.get(0), "green", ports.get(1));
        shops = new Shops("production", folder, data, slots);
        writeReleases();
        proxy = Proxy.start(folder.resolve("proxy"), slots, ports.get(2), ports.get(3));
        SceneDocuments.write(
                Lane.class, site.documents().resolve(name), List.of("shop.yaml"), values(runbook));
        shops.bringUp(Releases.STABLE);
        proxy.reset();
        load = Load.start(LoadSettings.of(proxy.url(), rate));
    }

    /**
     * Brings version 1.0.0 up, with users.
     *
     * @param runbook by which it is deployed; its document lies beside this class
     * @param rate requests a second
     */
    static Lane open(Site site, String name, String runbook, double rate)
            throws IOException, SQLException {
        SceneDocuments.write(
                Lane.class, site.documents(), List.of("people.yaml", runbook + ".yaml"), Map.of());
        return new Lane(site, name, runbook, rate);
    }

    String name() {
        return name;
    }

    /** Starts a deployment and does not wait for it. */
    WorkflowStub deploy(String id, String version) {
        return Starts.deployment(site.client(), id, name, version);
    }

    /** A text with this lane's names and places, with those of another in their place. */
    String translated(String text, Lane other) {
        var translated =
                text.replace(name, other.name)
                        .replace(proxy.wire().socket(), other.proxy.wire().socket());
        for (var slot : shops.ports().entrySet()) {
            translated =
                    translated.replace(
                            ":" + slot.getValue(),
                            ":" + Objects.requireNonNull(other.shops.ports().get(slot.getKey())));
        }
        return translated;
    }

    Site site() {
        return site;
    }

    Proxy proxy() {
        return proxy;
    }

    /** Users send nothing more, and what they had sent has come back or is lost. */
    void rest() {
        load.close();
    }

    /** What users got so far. */
    LoadReport users() {
        return load.report();
    }

    @Override
    public void close() throws IOException, SQLException {
        load.close();
        shops.close();
        proxy.close();
        site.database().drop(data.user());
    }

    /** As a build leaves them; none of them changes the schema. */
    private void writeReleases() throws IOException {
        var root = folder.resolve("releases");
        Releases.write(root);
        for (var version : GOOD) {
            writeRelease(root.resolve(version), version, "0/1");
        }
        writeRelease(root.resolve(BAD), BAD, "3/20");
    }

    private static void writeRelease(Path release, String version, String faults)
            throws IOException {
        var name = "V1__orders.sql";
        var migrations = Files.createDirectories(release.resolve("migrations"));
        Files.copy(
                release.resolveSibling(Releases.STABLE).resolve("migrations").resolve(name),
                migrations.resolve(name));
        Files.writeString(
                release.resolve("release.properties"),
                "version=%s\nschema=1\nfaults=%s\n".formatted(version, faults));
    }

    private Map<String, Object> values(String runbook) {
        var values = new HashMap<String, Object>(shops.values());
        values.put("name", name);
        values.put("runbook", runbook);
        values.put("releases", folder.resolve("releases").toString());
        values.put("balancer", proxy.wire().socket());
        return values;
    }
}

package dev.holdpoint.worker.chaos;

import dev.holdpoint.activities.prometheus.TestingPrometheus;
import dev.holdpoint.activities.prometheus.TestingPrometheus.Target;
import dev.holdpoint.worker.acceptance.Parts;
import dev.holdpoint.worker.acceptance.TemporalCli;
import dev.holdpoint.worker.acceptance.TemporalServer;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The real parts that stay while trials come and go: a Temporal server, PostgreSQL, HAProxy,
 * Prometheus, a mailbox, and a packaged worker. Each of them can be broken and mended.
 */
public final class Site implements AutoCloseable {
    private final Parts parts;
    private final Path folder;
    private final Map<String, Integer> slots;
    private final TemporalServer temporal;
    private final WorkflowServiceStubs stubs;
    private final Postgres database;
    private final Proxy proxy;
    private final TestingPrometheus metrics;
    private final Mailbox mailbox;
    private final Disk disk;
    private final Clock clock;
    private final Workers workers;

    private Site(Path folder, boolean jumps, Parts parts) throws IOException, InterruptedException {
        this.folder = folder;
        this.parts = parts;
        disk = part(Disk.at(folder.resolve("disk")));
        clock = jumps ? Clock.jumping(folder) : Clock.plain(folder);
        var ports = Ports.free(6);
        slots = Map.of("blue", ports.get(0), "green", ports.get(1));
        temporal = part(TemporalServer.headless(TemporalCli.find(), folder, ports.get(2)));
        stubs =
                WorkflowServiceStubs.newServiceStubs(
                        WorkflowServiceStubsOptions.newBuilder()
                                .setTarget(temporal.address())
                                .build());
        var _ = parts.add(stubs::shutdownNow);
        database = part(Postgres.start(folder, ports.get(3)));
        proxy = part(Proxy.start(folder.resolve("proxy"), slots, ports.get(4), ports.get(5)));
        metrics =
                part(
                        TestingPrometheus.scraping(
                                Files.createDirectory(folder.resolve("prometheus")), targets()));
        mailbox = part(Mailbox.open());
        workers = part(new Workers(temporal.address(), documents(), folder, surroundings()));
        temporal.awaitReady();
        workers.begin();
        workers.awaitReady();
    }

    /**
     * Opens one; what stands already is taken down when something else does not come up.
     *
     * @param folder an empty folder, for data and logs
     */
    public static Site open(Path folder) throws IOException, InterruptedException {
        return open(folder, false);
    }

    /** The same; whether the clock of its workers can jump. */
    static Site open(Path folder, boolean jumps) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("documents"));
        var parts = new Parts();
        Site site = null;
        try {
            site = new Site(folder, jumps, parts);
            return site;
        } finally {
            if (site == null) {
                takeDown(parts);
            }
        }
    }

    public Path folder() {
        return folder;
    }

    public Path documents() {
        return folder.resolve("documents");
    }

    /** Slot → port, the same for every trial. */
    public Map<String, Integer> slots() {
        return slots;
    }

    public TemporalServer temporal() {
        return temporal;
    }

    public WorkflowServiceStubs stubs() {
        return stubs;
    }

    public WorkflowClient client() {
        return WorkflowClient.newInstance(stubs);
    }

    public Postgres database() {
        return database;
    }

    public Proxy proxy() {
        return proxy;
    }

    TestingPrometheus metrics() {
        return metrics;
    }

    Disk disk() {
        return disk;
    }

    Clock clock() {
        return clock;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    public Workers workers() {
        return workers;
    }

    /** Takes everything down, last things first. */
    @Override
    public void close() throws IOException {
        takeDown(parts);
    }

    private static void takeDown(Parts parts) throws IOException {
        try {
            parts.takeDown();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("taking a part down", e);
        }
    }

    private Map<String, String> surroundings() {
        var variables = new HashMap<>(clock.variables());
        variables.put("HOLDPOINT_RUNS", disk.folder().resolve("runs").toString());
        variables.put("HOLDPOINT_WORKSPACES", disk.folder().resolve("workspaces").toString());
        return variables;
    }

    private <P extends AutoCloseable> P part(P part) {
        return parts.add(part);
    }

    private List<Target> targets() {
        return slots.entrySet().stream()
                .map(slot ->
                        new Target(
                                "127.0.0.1:" + slot.getValue(),
                                Map.of("service", "shop", "slot", slot.getKey())))
                .toList();
    }
}

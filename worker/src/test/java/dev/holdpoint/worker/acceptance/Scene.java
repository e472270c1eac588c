package dev.holdpoint.worker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.activities.haproxy.TestingHaproxy;
import dev.holdpoint.activities.prometheus.TestingPrometheus;
import dev.holdpoint.worker.Packaged;
import dev.holdpoint.worker.chaos.NextBuild;
import dev.holdpoint.worker.chaos.Wire;
import dev.holdpoint.worker.demo.EmbeddedDatabase;
import dev.holdpoint.worker.demo.shop.Load;
import dev.holdpoint.worker.demo.shop.LoadReport;
import dev.holdpoint.worker.demo.shop.LoadSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A shop in production: version 1.0.0 in the blue slot behind HAProxy, on PostgreSQL, measured by
 * Prometheus, under load; an empty staging; a Temporal server and a worker that can deploy it.
 */
final class Scene {
    private static final double REQUESTS_PER_SECOND = 50;
    private static final int A_LOOK = 60;
    private static final Duration COMMAND = Duration.ofMinutes(2);

    private static final List<String> DOCUMENTS =
            List.of(
                    "people.yaml",
                    "quick.yaml",
                    "watched.yaml",
                    "day.yaml",
                    "windowed.yaml",
                    "whole.yaml",
                    "shown.yaml",
                    "halves.yaml",
                    "by-hand.yaml",
                    "shop.yaml");

    private final Path folder;
    private final Parts parts;
    private final TemporalServer server;
    private final TemporalCli temporal;
    private final Path documents;
    private final String address;
    private final String webUi;
    private final Shops staging;
    private final Shops shops;
    private final TestingHaproxy balancer;
    private final Wire wire;
    private final Load load;
    private @Nullable WorkerProcess worker;
    private int workers;

    private Scene(Path folder, Parts parts) throws Exception {
        this.folder = folder;
        this.parts = parts;
        documents = folder.resolve("documents");
        var command = TemporalCli.find();
        var database = part(EmbeddedDatabase.start(folder));
        server = part(TemporalServer.withWebUi(command, folder));
        address = server.address();
        webUi = server.webUi();
        temporal = new TemporalCli(command, address);
        staging = part(Shops.inPlace("staging", folder, database.create("staging")));
        shops = part(Shops.blueGreen("production", folder, database.create("production")));
        balancer = part(TestingHaproxy.start(folder.resolve("b"), shops.ports(), "blue"));
        wire = part(Wire.to(Integer.parseInt(balancer.socket().split(":")[1])));
        var prometheus =
                part(
                        TestingPrometheus.scraping(
                                Files.createDirectory(folder.resolve("prometheus")),
                                shops.targets()));
        Releases.write(folder.resolve("releases"));
        shops.bringUp(Releases.STABLE);
        var values = new HashMap<String, Object>(shops.values());
        values.putAll(staging.values());
        values.put("releases", folder.resolve("releases").toString());
        values.put("prometheus", prometheus.url());
        values.put("balancer", wire.socket());
        values.put("calm", inTwoHours());
        SceneDocuments.write(Scene.class, documents, DOCUMENTS, values);
        startWorker();
        load = part(Load.start(LoadSettings.of(balancer.url(), REQUESTS_PER_SECOND)));
        prometheus.awaitValue("count(http_requests_total{status=\"200\"})", 1);
    }

    /**
     * Sets it; what stands already is taken down when something else does not come up.
     *
     * @param folder an empty folder of a short path, for data and logs
     */
    static Scene set(Path folder) throws Exception {
        var parts = new Parts();
        Scene scene = null;
        try {
            scene = new Scene(folder, parts);
            return scene;
        } finally {
            if (scene == null) {
                parts.takeDown();
            }
        }
    }

    /** When the window of {@code windowed} is open: two hours from now, for as long. */
    private static String inTwoHours() {
        var opens = ZonedDateTime.now(ZoneOffset.UTC).plusHours(2);
        var time = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
        return "%s %s-%s"
                .formatted(
                        opens.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ROOT),
                        opens.format(time),
                        opens.plusHours(2).format(time));
    }

    private <P extends AutoCloseable> P part(P part) {
        return parts.add(part);
    }

    TemporalCli temporal() {
        return temporal;
    }

    /** A deployment that is not started yet. */
    Run run(String id) {
        return new Run(id, temporal);
    }

    /** What guards production. */
    Run environment() {
        return run("shop@production");
    }

    /** A deployment whose candidate serves 25 % of the users. */
    Run holding(String id) throws IOException, InterruptedException {
        var run = run(id).started(Releases.GOOD);
        run.approve();
        run.awaitHoldAt(25);
        return run;
    }

    /** Where the Web UI shows a run. */
    String page(Run run, String what) throws IOException, InterruptedException {
        return "%s/namespaces/default/workflows/%s/%s/%s"
                .formatted(webUi, run.id(), run.runId(), what);
    }

    /** Kim starts a rollback of production by an id of hers; its result. */
    JsonNode goBack(String id) throws IOException, InterruptedException {
        return run(id).started(
                        "Rollback",
                        "{\"service\":\"shop\",\"environment\":\"production\",\"by\":\"kim\","
                                + "\"reason\":\"customers call\"}")
                .completed();
    }

    /** What users got so far. */
    LoadReport users() {
        return load.report();
    }

    /** Ends the worker as a crash does. */
    void killWorker() throws InterruptedException {
        if (worker != null) {
            worker.kill();
        }
    }

    /** The process of the worker that was started last. */
    long worker() {
        return Objects.requireNonNull(worker).pid();
    }

    /** What runs in production, for a person's hands. */
    Shops shops() {
        return shops;
    }

    /** What runs in staging, likewise. */
    Shops staging() {
        return staging;
    }

    /** The documents once more, where the shop's usual runbook is another one. */
    Path documentsBy(String runbook) throws IOException {
        var others = Files.createDirectory(folder.resolve("documents-" + runbook));
        for (var name : DOCUMENTS) {
            var text = Files.readString(documents.resolve(name));
            Files.writeString(
                    others.resolve(name),
                    text.replace("\nrunbook: quick\n", "\nrunbook: %s\n".formatted(runbook)));
        }
        return others;
    }

    /** The balancer of production, for a person's hands. */
    TestingHaproxy balancer() {
        return balancer;
    }

    /** The line between workers and the balancer. */
    Wire wire() {
        return wire;
    }

    /** Ends the Temporal server as a crash does. */
    void killTemporal() {
        server.kill();
    }

    /** Starts the Temporal server again over what it kept. */
    void startTemporalAgain() throws IOException {
        server.startAgain();
        server.awaitReady();
    }

    /** Where the worker and the command keep what they must not forget. */
    Path state() {
        return folder.resolve("state");
    }

    /** Where the files of a version lie. */
    Path release(String version) {
        return folder.resolve("releases").resolve(version);
    }

    /** What the holdpoint command did. */
    record Said(int exitCode, String out) {}

    /** Runs the holdpoint command as somebody on the worker's machine does. */
    Said holdpoint(String... words) throws IOException, InterruptedException {
        return holdpoint(Map.of(), words);
    }

    /** The same with variables of that person's own. */
    Said holdpoint(Map<String, String> variables, String... words)
            throws IOException, InterruptedException {
        var out = Files.createTempFile(folder, "holdpoint", ".out");
        var builder =
                Packaged.holdpoint(words).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "HOLDPOINT_STATE", state().toString(),
                                "HOLDPOINT_RUNBOOKS", documents.toString(),
                                "TEMPORAL_ADDRESS", address));
        builder.environment().putAll(variables);
        var process = builder.start();
        assertThat(process.waitFor(COMMAND)).as("%s ends", List.of(words)).isTrue();
        return new Said(process.exitValue(), Files.readString(out));
    }

    /** Everything that the worker said so far. */
    String said() throws IOException {
        return worker == null ? "" : worker.said();
    }

    /** Sets the shares beside Holdpoint, as somebody with a shell would. */
    void setShares(int blue, int green) throws IOException, InterruptedException {
        var line =
                "set server shop/blue weight %d; set server shop/green weight %d; set server shop/blue state ready; set server shop/green state ready"
                        .formatted(blue, green);
        Shell.run("echo '%s' | socat - tcp:%s".formatted(line, balancer.socket()));
    }

    /** Starts a worker. */
    void startWorker() throws IOException {
        startWorker(WorkerProcess.folder(), "yes");
    }

    /** Starts a worker of the build after this one. */
    void startNextWorker() throws IOException {
        startWorker(NextBuild.at(folder.resolve("next-build")), "no");
    }

    private void startWorker(Path home, String rehearse) throws IOException {
        workers++;
        var log = folder.resolve("worker-%d.log".formatted(workers));
        var started =
                WorkerProcess.begin(
                        home,
                        Map.of(
                                "HOLDPOINT_STATE",
                                state().toString(),
                                "HOLDPOINT_REHEARSE",
                                rehearse),
                        log,
                        WorkerProcess.serving(address, documents));
        started.awaitReady();
        var _ = parts.add(started::stop);
        worker = started;
    }

    /** Every one of many users gets this version, nobody anything else. */
    void assertServedByNothingBut(String version) throws IOException, InterruptedException {
        assertThat(served(balancer.url()))
                .as("what serves")
                .containsExactly("{\"version\":\"" + version + "\"}");
    }

    /** Staging serves this version. */
    void assertStaged(String version) throws IOException, InterruptedException {
        assertThat(served(staging.url()))
                .as("what staging serves")
                .containsExactly("{\"version\":\"" + version + "\"}");
    }

    private static Set<String> served(String url) throws IOException, InterruptedException {
        var seen = new TreeSet<String>();
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url + "/version")).build();
            for (int i = 0; i < A_LOOK; i++) {
                seen.add(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
            }
        }
        return seen;
    }

    /** No user's request was lost, from the beginning to now. */
    void assertNothingLost() {
        var report = users();
        assertThat(report.sent()).isGreaterThan(A_LOOK);
        assertThat(report.lost()).as(report.examples().toString()).isZero();
    }

    /** Takes everything down, last things first. */
    void strike() throws Exception {
        parts.takeDown();
    }
}

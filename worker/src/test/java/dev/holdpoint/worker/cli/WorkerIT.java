package dev.holdpoint.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.worker.demo.Await;
import dev.holdpoint.worker.demo.DemoTemporal;
import dev.holdpoint.worker.host.WorkerApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The worker and the commands on the real server; the service is a file in a folder. */
@Timeout(240)
@TestInstance(Lifecycle.PER_CLASS)
class WorkerIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private Path folder;
    private DemoTemporal temporal;
    private WorkerApplication worker;
    private String page;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        PadDocuments.write(folder);
        Files.writeString(folder.resolve("VERSION"), "1.0\n");
        temporal = RealTemporalServer.start(Files.createDirectory(folder.resolve("temporal")));
        worker = PadWorker.start(temporal.address(), folder, lines);
        page = lines.getFirst().replaceAll(".*(http://[^ ]+).*", "$1");
    }

    @AfterAll
    void stop() {
        if (worker != null) {
            worker.close();
        }
        if (temporal != null) {
            temporal.close();
        }
    }

    @Test
    void a_ready_worker_says_so_and_serves_health_and_metrics() throws Exception {
        assertThat(lines.getFirst())
                .isEqualTo(
                        "Holdpoint worker is ready on %s (Temporal %s, namespace default, polling holdpoint)"
                                .formatted(page, temporal.address()));
        assertThat(get("/health/liveness").statusCode()).isEqualTo(200);
        var ready = get("/health/readiness");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).contains("\"pollers\":\"running\"", "\"answer\":\"ok\"");
        Await.until("the SDK's metrics", () -> metrics().contains("temporal_worker_start_total"));
        assertThat(metrics()).contains("holdpoint_waiting{for=\"person\"}");
    }

    @Test
    void a_deployment_is_approved_delivered_listed_and_rolled_back() throws Exception {
        var deployed = new AtomicReference<Ran>();
        var follower =
                Thread.ofVirtual()
                        .start(() -> deployed.set(run("deploy", "pad", "1.1", "--by=mia")));
        approve("pad-1.1");
        follower.join();

        var ran = Objects.requireNonNull(deployed.get());
        assertThat(ran.err()).contains("Started pad-1.1");
        assertThat(ran.out())
                .contains("approved by anna", "Production holds at 100 %")
                .endsWith("pad 1.1 is delivered: every stage passed.\n");
        assertThat(ran.exitCode()).isZero();
        assertThat(served()).isEqualTo("1.1");
        assertThat(run("list", "--all").out())
                .contains("pad-1.1", "Delivered", "pad@production", "Free");
        assertThat(run("status", "pad", "production").out())
                .startsWith("pad@production is free, 1.1 is good");

        var back = run("rollback", "pad", "production", "--by=anna", "--reason=trying");
        assertThat(back.out()).contains("1.0 serves everything again");
        assertThat(back.exitCode()).isZero();
        assertThat(served()).isEqualTo("1.0");
        assertThat(metrics())
                .contains(
                        "holdpoint_deployments_total{outcome=\"Delivered\"}",
                        "holdpoint_rollback_proven_seconds_count");
    }

    @Test
    void a_rejected_deployment_changes_nothing_and_tells_who_said_no() throws Exception {
        run("deploy", "pad", "2.0", "--by=mia", "--detach");
        Await.until("it asks", () -> run("status", "pad-2.0").out().contains("waits for lead"));
        assertThat(run("approve", "pad-2.0", "--by=bob").err())
                .endsWith("bob may not approve gate/approve-1: it takes lead (anna).\n");
        var rejected = run("reject", "pad-2.0", "--by=anna", "-m", "not today");
        assertThat(rejected.exitCode()).isZero();

        var followed = run("follow", "pad-2.0");
        assertThat(followed.exitCode()).isEqualTo(4);
        assertThat(followed.out()).contains("rejected by anna: not today");
    }

    @Test
    void an_unknown_service_ends_at_once_with_those_that_are_known() {
        var ran = run("deploy", "pot", "1.0", "--by=mia");
        assertThat(ran.out()).contains("there is no service \"pot\"; there is: pad");
        assertThat(ran.exitCode()).isEqualTo(6);
    }

    @Test
    void a_namespace_that_is_not_there_is_one_sentence() {
        var ran = run("list", "--namespace=nowhere");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("Namespace nowhere is not found. Name another by");
    }

    private void approve(String id) {
        Await.until("it asks", () -> run("status", id).out().contains("waits for lead"));
        assertThat(run("approve", id, "--by=anna").exitCode()).isZero();
    }

    private String served() throws IOException {
        return Files.readString(folder.resolve("VERSION")).strip();
    }

    private Ran run(String... words) {
        return Ran.at(temporal.address(), words);
    }

    private String metrics() {
        return get("/prometheus").body();
    }

    private HttpResponse<String> get(String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(page + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

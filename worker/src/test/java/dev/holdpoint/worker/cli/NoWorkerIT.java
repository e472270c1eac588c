package dev.holdpoint.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.worker.Packaged;
import dev.holdpoint.worker.acceptance.WorkerProcess;
import dev.holdpoint.worker.demo.Await;
import dev.holdpoint.worker.demo.DemoTemporal;
import dev.holdpoint.worker.host.WorkerApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people are told, and what becomes of what they say, while no worker is there. */
@Timeout(600)
class NoWorkerIT {
    @TempDir private Path folder;
    private DemoTemporal temporal;

    @BeforeEach
    void start() throws Exception {
        PadDocuments.write(folder);
        Files.writeString(folder.resolve("VERSION"), "1.0\n");
        temporal = RealTemporalServer.start(Files.createDirectory(folder.resolve("temporal")));
    }

    @AfterEach
    void stop() {
        temporal.close();
    }

    @Test
    void the_server_tells_what_it_keeps_and_an_abort_is_not_lost() throws Exception {
        run("deploy", "pad", "1.1", "--by=mia", "--detach");
        assertThat(run("abort", "pad@production").err())
                .contains("Said as ", "There is no run pad@production");
        assertThat(silent("status", "pad-1.1").out())
                .startsWith("pad-1.1, Deployment\nserver    Running since ");

        var gone = process();
        try {
            Await.until("it asks", () -> run("status", "pad-1.1").out().contains("waits for lead"));
            followedAndLeft("pad-1.1");
        } finally {
            gone.kill();
        }

        var kept = silent("status", "pad-1.1");
        assertThat(kept.err()).startsWith("No answer yet from a worker; waiting ");
        assertThat(kept.out())
                .startsWith("pad 1.1: ")
                .contains("server    Running since ", "awaiting  lead");
        assertThat(silent("status", "pad-1.1", "-o", "json").out())
                .contains("\"headline\" : ", "\"awaiting\" : \"lead\"");
        assertThat(silent("abort", "pad-1.1", "--by=anna", "-m", "too late today").err())
                .contains("Temporal has recorded the abort of pad-1.1");

        try (var _ = worker()) {
            var followed = run("follow", "pad-1.1");
            assertThat(followed.out()).contains("too late today");
            assertThat(followed.exitCode()).isEqualTo(10);
        }
        assertThat(run("approve", "pad-1.1", "--by=anna").err())
                .contains("pad-1.1 has ended (failed) and takes no approve any more");
    }

    /** Stopped as a service manager does; Ctrl-C may be switched off where tests run. */
    private void followedAndLeft(String id) throws Exception {
        var said = folder.resolve("said");
        var follower =
                Packaged.holdpoint("follow", id, "--address=" + temporal.address())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        Await.until("it is followed", () -> read(said).contains("waits for lead"));
        follower.destroy();
        assertThat(follower.waitFor()).isEqualTo(143);
        assertThat(read(said))
                .endsWith(
                        "No longer followed; %s goes on. Follow it again: holdpoint follow --address %s %s\n"
                                .formatted(id, temporal.address(), id));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_rollback_of_an_environment_that_nobody_knows_is_not_started() {
        var unknown = run("rollback", "pad", "productoin", "--by=mia", "--runbooks=" + folder);
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err())
                .contains("There is no environment pad@productoin", "There is: pad@production.");
        assertThat(run("list").out()).startsWith("Nothing here.");

        for (var words :
                List.of(
                        List.of("production", "--runbooks=" + folder),
                        List.of("productoin", "--force"))) {
            var begun =
                    run(
                            "rollback",
                            "pad",
                            "--by=mia",
                            "--detach",
                            words.getFirst(),
                            words.getLast());
            assertThat(begun.out()).startsWith("Started pad-" + words.getFirst() + "-rollback-");
            assertThat(begun.exitCode()).isZero();
        }
    }

    private Ran silent(String... words) {
        var ran = run(words);
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("holdpoint: No worker answers ");
        return ran;
    }

    /** One that can be killed; the server believes in it for a while. */
    private WorkerProcess process() throws IOException {
        var process =
                WorkerProcess.begin(
                        Map.of("HOLDPOINT_RUNS", folder.resolve("runs").toString()),
                        folder.resolve("log"),
                        WorkerProcess.serving(temporal.address(), folder));
        process.awaitReady();
        return process;
    }

    private WorkerApplication worker() {
        return PadWorker.start(temporal.address(), folder, new CopyOnWriteArrayList<>());
    }

    private Ran run(String... words) {
        return Ran.at(temporal.address(), words);
    }
}

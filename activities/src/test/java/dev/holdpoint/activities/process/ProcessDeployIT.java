package dev.holdpoint.activities.process;

import static dev.holdpoint.activities.process.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.Release;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessDeployIT {
    @TempDir Path folder;

    private final ProcessDeploy deploy = new ProcessDeploy();
    private TestingSlot blue = TestingSlot.at(Path.of("/"), "blue");

    @BeforeEach
    void choose_a_port() {
        blue = TestingSlot.at(folder, "blue");
    }

    @AfterEach
    void leave_nothing_running() {
        var _ = deploy.stop(blue.call("clean-up", "1.0.0"));
    }

    @Test
    void a_release_starts_is_seen_and_stops() {
        assertThat(deploy.current(blue.call("look", "1.0.0")).evidence())
                .isEqualTo("nothing was ever started in " + folder.resolve("blue"));

        var release = deploy.start(blue.call("key-1", "1.0.0"));

        assertThat(release.running()).isTrue();
        assertThat(release.version()).isEqualTo("1.0.0");
        assertThat(release.artifact()).isEqualTo("sha256:1.0.0");
        assertThat(blue.get("/version")).isEqualTo("1.0.0");
        assertThat(blue.get("/pid")).isEqualTo(release.outputs().get("pid"));
        assertThat(deploy.current(blue.call("look", "2.0.0"))).isEqualTo(release);

        var stopped = deploy.stop(blue.call("key-2", "1.0.0"));

        assertThat(stopped.running()).isFalse();
        assertThat(stopped.version()).isNull();
        assertThat(stopped.evidence()).contains("ended with exit code 143");
        assertThat(blue.get("/version")).startsWith("no answer");
        assertThat(deploy.stop(blue.call("key-3", "1.0.0")).running()).isFalse();
    }

    @Test
    void starting_the_same_artifact_again_changes_nothing() {
        var first = deploy.start(blue.call("key-1", "1.0.0"));
        var retry = deploy.start(blue.call("key-1", "1.0.0"));
        var other = deploy.start(blue.call("key-2", "1.0.0"));

        assertThat(retry).isEqualTo(first);
        assertThat(other).isEqualTo(first);
    }

    @Test
    void another_version_takes_the_place_and_stable_comes_back() {
        var first = deploy.start(blue.call("key-1", "1.0.0"));
        var second = deploy.start(blue.call("key-2", "2.0.0"));

        assertThat(second.version()).isEqualTo("2.0.0");
        assertThat(blue.get("/version")).isEqualTo("2.0.0");
        assertThat(lives(pid(first))).isFalse();

        var back = deploy.back(blue.call("key-3", "2.0.0"));

        assertThat(back.version()).isEqualTo("1.0.0");
        assertThat(blue.get("/version")).isEqualTo("1.0.0");
    }

    @Test
    void a_release_sees_its_own_settings_but_not_the_workers_environment() {
        var _ = deploy.start(blue.call("key-1", "1.0.0"));

        assertThat(blue.get("/environment").split(","))
                .contains("PORT", "TOKEN", "SLOT", "PATH")
                .hasSizeLessThan(System.getenv().size());
    }

    @Test
    void the_log_is_handed_over_without_secrets() {
        var call = blue.call("key-1", "1.0.0");
        var _ = deploy.start(call);

        assertThat(deploy.logs(call)).contains("hello 1.0.0 token ***");
    }

    @Test
    void a_release_outlives_the_kill_of_the_worker_that_started_it() throws Exception {
        var worker = workerThatStartsOne();
        await(() -> blue.get("/health").equals("ok"));
        var pid = blue.get("/pid");

        assertThat(worker.destroyForcibly().waitFor(5, TimeUnit.SECONDS)).isTrue();

        assertThat(blue.get("/pid")).isEqualTo(pid);
        var seen = deploy.current(blue.call("look", "1.0.0"));
        assertThat(seen.running()).isTrue();
        assertThat(seen.outputs()).containsEntry("pid", pid);
        var retried = deploy.start(blue.call("run/deploy-1/blue/1/1", "1.0.0"));
        assertThat(retried.outputs()).containsEntry("pid", pid);
        assertThat(deploy.stop(blue.call("stop", "1.0.0")).running()).isFalse();
        assertThat(lives(pid)).isFalse();
    }

    @Test
    void a_release_that_dies_is_started_again() {
        var first = deploy.start(blue.call("key-1", "1.0.0"));

        var _ = blue.get("/crash");

        await(() -> blue.get("/health").equals("ok"));
        var seen = deploy.current(blue.call("look", "1.0.0"));
        assertThat(seen.outputs().get("pid")).isNotEqualTo(first.outputs().get("pid"));
        assertThat(seen.evidence()).contains("died 1 times before");
    }

    @Test
    void a_release_that_may_not_be_restarted_stays_dead() {
        var call = blue.call("key-1", "1.0.0", Map.of("restarts", 0));
        var _ = deploy.start(call);

        var _ = blue.get("/crash");

        await(() -> deploy.current(call).evidence().contains("ended with exit code 9"));
        assertThat(deploy.current(call).running()).isFalse();
    }

    @Test
    void a_release_whose_supervisor_was_killed_is_still_known_and_stopped() {
        var release = deploy.start(blue.call("key-1", "1.0.0"));
        var launch = new SlotFolder(folder.resolve("blue")).present().orElseThrow();
        Processes.of(launch).supervisor().orElseThrow().destroyForcibly();
        await(() -> Processes.of(launch).supervisor().isEmpty());

        var seen = deploy.current(blue.call("look", "1.0.0"));

        assertThat(seen.running()).isTrue();
        assertThat(seen.evidence()).endsWith("its supervisor is gone, nothing restarts it");
        assertThat(deploy.stop(blue.call("stop", "1.0.0")).running()).isFalse();
        assertThat(lives(pid(release))).isFalse();
    }

    @Test
    void a_reused_process_id_is_not_taken_for_the_release() throws IOException {
        var _ = deploy.start(blue.call("key-1", "1.0.0", Map.of("restarts", 0)));
        var _ = deploy.stop(blue.call("stop", "1.0.0"));
        var launch = new SlotFolder(folder.resolve("blue")).present().orElseThrow();
        var us = ProcessHandle.current().pid();
        Files.writeString(launch.folder().resolve("supervisor"), us + "\n");
        Files.writeString(launch.folder().resolve("release"), us + " 1000000000\n");

        assertThat(deploy.current(blue.call("look", "1.0.0")).running()).isFalse();
        assertThat(deploy.stop(blue.call("stop", "1.0.0")).running()).isFalse();
    }

    @Test
    void a_release_that_dies_at_its_start_is_refused_with_its_last_words() {
        assertThatThrownBy(() -> deploy.start(blue.call("key-1", "broken")))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> {
                            assertThat(failure.getType()).isEqualTo(Errors.REFUSED);
                            assertThat(failure.isNonRetryable()).isTrue();
                            assertThat(failure.getOriginalMessage())
                                    .startsWith(
                                            "Starting broken in slot blue of shop@production: the"
                                                    + " release died before it was ready: exit"
                                                    + " code 3. It was stopped. The end of ")
                                    .contains("hello broken token ***");
                        });
        assertThat(deploy.current(blue.call("look", "broken")).running()).isFalse();
    }

    @Test
    void a_release_that_is_never_ready_is_stopped_and_refused() {
        var never = Map.<String, Object>of("ready", Map.of("path", "/nowhere", "within", "2s"));

        assertThatThrownBy(() -> deploy.start(blue.call("key-1", "1.0.0", never)))
                .hasMessageContaining("was not ready within 2 s: GET http://127.0.0.1:")
                .hasMessageContaining("/nowhere answered 404");
        assertThat(deploy.current(blue.call("look", "1.0.0")).running()).isFalse();
        assertThat(blue.get("/health")).startsWith("no answer");
    }

    @Test
    void a_stranger_on_the_slots_port_is_not_taken_for_the_release() throws IOException {
        try (var _ = new ServerSocket(blue.port(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> deploy.start(blue.call("key-1", "1.0.0")))
                    .isInstanceOfSatisfying(
                            ApplicationFailure.class,
                            failure -> assertThat(failure.getType()).isEqualTo(Errors.DRIFT))
                    .hasMessageContaining("answers already");
        }
        assertThat(deploy.current(blue.call("look", "1.0.0")).running()).isFalse();
    }

    @Test
    void a_release_that_ignores_the_signal_is_killed_after_its_drain() {
        var deaf =
                Map.<String, Object>of(
                        "run", List.of("sh", "-c", "trap '' TERM; while :; do sleep 1; done"),
                        "ready", Map.of("within", "5s"),
                        "drain", "1s");
        var call = new TestingSlot(folder, "blue", 0).call("key-1", "1.0.0", deaf);
        var pid = pid(deploy.start(call));

        assertThat(deploy.stop(call).evidence()).contains("ended with exit code 137");
        assertThat(lives(pid)).isFalse();
    }

    private Process workerThatStartsOne() throws IOException {
        return new ProcessBuilder(
                        TestingSlot.JAVA,
                        "-cp",
                        TestingSlot.CLASS_PATH,
                        StartOneRelease.class.getName(),
                        folder.toString(),
                        Integer.toString(blue.port()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("worker.log").toFile())
                .start();
    }

    private static String pid(Release release) {
        return release.outputs().getOrDefault("pid", "none");
    }

    private static boolean lives(String pid) {
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(process -> process.info().command().isPresent())
                .isPresent();
    }
}

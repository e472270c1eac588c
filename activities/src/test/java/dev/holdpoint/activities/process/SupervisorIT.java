package dev.holdpoint.activities.process;

import static dev.holdpoint.activities.process.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script itself, started as a person or another shell would. */
class SupervisorIT {
    @TempDir Path folder;

    private final List<Launch> launches = new ArrayList<>();

    @AfterEach
    void leave_nothing_running() {
        launches.forEach(launch -> {
            Processes.of(launch).supervisor().ifPresent(ProcessHandle::destroyForcibly);
            Processes.of(launch).release().ifPresent(ProcessHandle::destroyForcibly);
        });
    }

    @Test
    void a_release_that_keeps_dying_is_given_up() throws Exception {
        var launch = start(System.getenv("PATH"), "2", "1", "1000", "sh", "-c", "exit 7");

        await(() -> Files.exists(launch.folder().resolve("ended")));

        assertThat(launch.deaths()).hasSize(3).allMatch(line -> line.endsWith(" 7"));
        await(() -> !launch.alive());
        assertThat(launch.life().sentence()).contains("ended with exit code 7");
    }

    @Test
    void a_command_that_does_not_exist_says_so_in_the_log() throws Exception {
        var launch = start(System.getenv("PATH"), "0", "1", "1000", "no-such-command");

        await(() -> !launch.alive());

        assertThat(LogTail.of(launch, 5)).anyMatch(line -> line.contains("no-such-command"));
        assertThat(launch.life().sentence()).contains("ended with exit code 127");
    }

    @Test
    void a_log_that_grows_too_large_is_put_aside() throws Exception {
        var line = "x".repeat(99);
        var loop = "while :; do echo " + line + "; sleep 0.01; done";
        var launch = start(System.getenv("PATH"), "0", "1", "5000", "sh", "-c", loop);

        await(() -> Files.exists(launch.folder().resolve("out.log.1")));

        await(() -> LogTail.of(launch, 3).equals(List.of(line, line, line)));
        assertThat(launch.log().toFile().length()).isLessThan(100_000);
    }

    @Test
    void what_a_release_leaves_behind_ends_with_it() throws Exception {
        var wrapper = "sleep 600 & echo $! >left; wait";
        var launch = start(System.getenv("PATH"), "0", "5", "1000", "sh", "-c", wrapper);
        await(() -> Files.exists(folder.resolve("left")));
        await(() -> launch.life() instanceof Life.Running);

        Processes.of(launch).supervisor().orElseThrow().destroy();

        await(() -> !launch.alive());
        var left = Long.parseLong(Files.readString(folder.resolve("left")).strip());
        await(() -> ProcessHandle.of(left).flatMap(it -> it.info().command()).isEmpty());
    }

    @Test
    void without_setsid_perl_makes_the_session() throws Exception {
        var launch = start(pathOf("perl"), "0", "1", "1000", "sleep", "600");

        await(() -> launch.life() instanceof Life.Running);

        assertThat(sessionLeader(launch)).isTrue();
    }

    @Test
    void without_either_it_still_runs_and_stops() throws Exception {
        var launch = start(pathOf(), "0", "1", "1000", "sleep", "600");
        await(() -> launch.life() instanceof Life.Running);
        assertThat(sessionLeader(launch)).isFalse();

        Processes.of(launch).supervisor().orElseThrow().destroy();

        await(() -> !launch.alive());
    }

    private Launch start(String path, String... arguments) throws Exception {
        var started = new Started("key", "1.0.0", "sha256:1", null, null, Instant.now());
        var launch = new SlotFolder(folder.resolve("slot")).create(started);
        launches.add(launch);
        var command = new ArrayList<>(List.of("/bin/sh", launch.script().toString(), "start"));
        command.addAll(List.of(arguments));
        var starter = new ProcessBuilder(command).directory(folder.toFile());
        starter.environment().put("PATH", path);
        starter.redirectErrorStream(true).redirectOutput(new File("/dev/null"));
        assertThat(starter.start().waitFor(10, TimeUnit.SECONDS)).isTrue();
        return launch;
    }

    /** A folder with the few commands that the script needs, and these. */
    private String pathOf(String... more) throws IOException {
        var bin = Files.createDirectories(folder.resolve("bin"));
        var names = new ArrayList<>(List.of("sh", "sleep", "date", "wc", "cp", "mv", "rm"));
        names.addAll(List.of(more));
        for (var name : names) {
            var found = List.of(Path.of("/bin", name), Path.of("/usr/bin", name));
            var real = found.stream().filter(Files::isExecutable).findFirst();
            assumeTrue(real.isPresent(), name + " is not on this machine");
            var script = "#!/bin/sh\nexec %s \"$@\"\n".formatted(real.orElseThrow());
            var stand = Files.writeString(bin.resolve(name), script);
            assertThat(stand.toFile().setExecutable(true)).isTrue();
        }
        return bin.toString();
    }

    /** Field 6 of the kernel's line about a process is its session. */
    private static boolean sessionLeader(Launch launch) throws IOException {
        var pid = Processes.of(launch).supervisor().orElseThrow().pid();
        var stat = Path.of("/proc", Long.toString(pid), "stat");
        assumeTrue(Files.exists(stat), "sessions are looked up on Linux only");
        return Files.readString(stat).split(" ")[5].equals(Long.toString(pid));
    }
}

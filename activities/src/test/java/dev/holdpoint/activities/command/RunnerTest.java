package dev.holdpoint.activities.command;

import static dev.holdpoint.activities.command.Scripts.await;
import static dev.holdpoint.activities.command.Scripts.lines;
import static dev.holdpoint.activities.command.Scripts.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdpoint.workflows.port.Errors;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunnerTest {
    private static final String KEY = "run-1/production/run-1/service/1/1";

    @TempDir private Path folder;
    private final List<Process> workers = new ArrayList<>();

    @AfterEach
    void stop_workers() {
        workers.forEach(Process::destroyForcibly);
    }

    @Test
    void a_retry_after_kill_9_of_the_worker_finds_the_running_child() throws Exception {
        var release = waiting();
        var worker = worker(release);
        await("the release began", () -> lines(log(), "begun") == 1);
        kill(worker);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var told = new CopyOnWriteArrayList<String>();
            var retry = threads.submit(() -> runner().once(KEY, command(release), told::add));
            await("the retry follows", () -> !told.isEmpty());
            Files.createFile(folder.resolve("go"));

            assertThat(retry.get().exit()).isEqualTo(3);
            assertThat(told.getFirst()).matches("release: running for \\d+ s of at most 1 min");
        }
        assertThat(lines(log(), "begun")).as("the release was started once").isEqualTo(1);
        assertThat(lines(log(), "done")).isEqualTo(1);
    }

    @Test
    void a_retry_after_kill_9_of_the_worker_finds_the_exit_of_a_child_that_ended_alone()
            throws Exception {
        var release = waiting();
        var worker = worker(release);
        await("the release began", () -> lines(log(), "begun") == 1);
        kill(worker);
        Files.createFile(folder.resolve("go"));
        await("the release ended", () -> lines(log(), "done") == 1);

        var ended = runner().once(KEY, command(release), _ -> {});

        assertThat(ended.exit()).isEqualTo(3);
        assertThat(ended.stdout()).isEqualTo("released\n");
        assertThat(lines(log(), "begun")).isEqualTo(1);
    }

    @Test
    void a_run_without_child_and_without_exit_is_of_unknown_end() throws Exception {
        var release = waiting();
        var worker = worker(release);
        await("the release began", () -> lines(log(), "begun") == 1);
        kill(worker);
        var wrapper = new RunFolders(runs()).of(KEY).pid().orElseThrow();
        ProcessHandle.of(wrapper)
                .orElseThrow()
                .descendants()
                .forEach(ProcessHandle::destroyForcibly);
        assertThat(ProcessHandle.of(wrapper).orElseThrow().destroyForcibly()).isTrue();
        await("the wrapper is gone", () -> !new RunFolders(runs()).of(KEY).alive());
        // the wrapper may have been quick enough to note that its child was killed
        new RunFolders(runs()).of(KEY).delete("exit");

        assertThatThrownBy(() -> runner().once(KEY, command(release), _ -> {}))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> {
                            assertThat(failure.getType()).isEqualTo(Errors.UNKNOWN_END);
                            assertThat(failure.isNonRetryable()).isTrue();
                            assertThat(failure.getOriginalMessage())
                                    .startsWith("`release` was begun at ")
                                    .contains(
                                            "Nobody knows whether it took effect. Look at "
                                                    + runs());
                        });
        assertThat(lines(log(), "begun")).isEqualTo(1);
    }

    @Test
    void a_process_that_was_given_the_number_of_a_dead_child_is_not_taken_for_it()
            throws Exception {
        var release = waiting();
        var run = new RunFolders(runs()).of(KEY);
        run.write("pid", ProcessHandle.current().pid() + "\n");

        assertThat(run.alive()).isFalse();
        assertThatThrownBy(() -> runner().once(KEY, command(release), _ -> {}))
                .hasMessageContaining("Nobody knows");
    }

    @Test
    void many_at_once_with_one_key_start_one_child() throws Exception {
        Files.createFile(folder.resolve("go"));
        var release = waiting();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Ended> once = () -> runner().once(KEY, command(release), _ -> {});
            var all = threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> once).toList());

            assertThat(all).extracting(RunnerTest::exit).containsOnly(3);
        }
        assertThat(lines(log(), "begun")).isEqualTo(1);
    }

    @Test
    void another_key_is_another_run() throws Exception {
        Files.createFile(folder.resolve("go"));
        var release = waiting();

        runner().once(KEY, command(release), _ -> {});
        runner().once(KEY + "/again", command(release), _ -> {});

        assertThat(lines(log(), "begun")).isEqualTo(2);
    }

    @Test
    void an_effect_on_a_place_waits_for_the_one_that_runs_there() throws Exception {
        var release = waiting();
        var told = new CopyOnWriteArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first =
                    threads.submit(() -> runner().onceAt("shop", KEY, command(release), _ -> {}));
            await("the first began", () -> lines(log(), "begun") == 1);
            var second =
                    threads.submit(() ->
                            runner().onceAt("shop", KEY + "/back", command(release), told::add));
            await("the second waits", () -> !told.isEmpty());
            assertThat(told.getFirst()).isEqualTo("waits for the end of release");
            assertThat(lines(log(), "begun")).isEqualTo(1);

            Files.createFile(folder.resolve("go"));
            first.get();
            second.get();
        }
        assertThat(lines(log(), "begun")).isEqualTo(2);
    }

    @Test
    void what_may_run_again_is_run_again_after_its_end() throws Exception {
        Files.createFile(folder.resolve("go"));
        var release = waiting();

        runner().once(KEY, command(release), _ -> {});
        runner().again(KEY, command(release), _ -> {});

        assertThat(lines(log(), "begun")).isEqualTo(2);
    }

    @Test
    void at_its_limit_a_command_is_stopped_with_all_it_started() throws Exception {
        var stubborn =
                script(folder, "stubborn", "sleep 600 & echo $! > child; echo working; sleep 600");
        var command = command(stubborn, Duration.ofSeconds(1), null);

        var ended = runner().once(KEY, command, _ -> {});

        assertThat(ended.stopped()).isTrue();
        assertThat(ended.exit()).isEqualTo(143);
        assertThat(ended.tail(5)).startsWith("working");
        long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        await("its child is gone", () -> !running(child));
        assertThat(runner().once(KEY, command, _ -> {}).stopped()).as("told again").isTrue();
    }

    @Test
    void one_that_does_not_listen_to_term_is_killed() throws Exception {
        var deaf = script(folder, "deaf", "trap '' TERM; while :; do sleep 1; done");

        var ended = runner().once(KEY, command(deaf, Duration.ofSeconds(1), null), _ -> {});

        assertThat(ended.stopped()).isTrue();
        assertThat(ended.exit()).isEqualTo(137);
    }

    @Test
    void standard_input_is_empty_unless_given() throws Exception {
        var cat = script(folder, "reader", "read answer; echo \"got:$answer\"");

        var closed = runner().look(command(cat, Duration.ofSeconds(30), null), _ -> {});
        var given = runner().look(command(cat, Duration.ofSeconds(30), "y\ny\n"), _ -> {});

        assertThat(closed.stdout()).isEqualTo("got:\n");
        assertThat(given.stdout()).isEqualTo("got:y\n");
    }

    @Test
    void arguments_are_never_shell_text() throws Exception {
        var args = script(folder, "args", "printf '<%s>' \"$@\"");
        var argv = List.of(args.toString(), "$(touch oops)", "; touch oops", "a  b", "", "*");
        var command = new Command(argv, folder, Map.of(), null, Duration.ofSeconds(30), "args");

        var ended = runner().once(KEY, command, _ -> {});

        assertThat(ended.stdout()).isEqualTo("<$(touch oops)><; touch oops><a  b><><*>");
        assertThat(folder.resolve("oops")).doesNotExist();
    }

    @Test
    void a_look_ends_with_its_call_and_leaves_nothing_behind() throws Exception {
        var endless = script(folder, "endless", "echo $$ > child; sleep 600");
        var command = command(endless, Duration.ofMinutes(1), null);

        assertThatThrownBy(() ->
                        runner().look(
                                        command,
                                        _ -> {
                                            throw new IllegalStateException("cancelled");
                                        }))
                .hasMessage("cancelled");

        assertThat(runs()).isEmptyDirectory();
        if (Files.exists(folder.resolve("child"))) {
            long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
            await("it is gone", () -> !running(child));
        }
    }

    @Test
    void an_effect_whose_call_is_cancelled_goes_on_by_itself() throws Exception {
        var release = waiting();

        assertThatThrownBy(() ->
                        runner().once(
                                        KEY,
                                        command(release),
                                        _ -> {
                                            throw new IllegalStateException("cancelled");
                                        }))
                .hasMessage("cancelled");
        Files.createFile(folder.resolve("go"));

        await("it ended by itself", () -> lines(log(), "done") == 1);
    }

    @Test
    void the_folder_of_a_run_is_for_the_worker_alone_and_keeps_no_input() throws Exception {
        var cat = script(folder, "reader", "cat");
        runner().once(KEY, command(cat, Duration.ofSeconds(30), "a secret answer"), _ -> {});

        var run = new RunFolders(runs()).of(KEY).path();
        assertThat(Files.getPosixFilePermissions(run)).hasSize(3);
        assertThat(run.resolve("stdin")).doesNotExist();
        assertThat(run.getFileName().toString()).matches("[0-9a-f]{32}");
    }

    /** A release that notes its beginning, waits for the file {@code go}, and ends with 3. */
    private Path waiting() throws IOException {
        return script(
                folder,
                "release",
                """
                echo begun >> log
                while [ ! -e go ]; do sleep 0.05; done
                echo released
                echo done >> log
                exit 3
                """);
    }

    private Command command(Path program) {
        return command(program, Duration.ofMinutes(1), null);
    }

    private Command command(Path program, Duration limit, @Nullable String stdin) {
        var name = program.getFileName().toString();
        return new Command(List.of(program.toString()), folder, Map.of(), stdin, limit, name);
    }

    private Process worker(Path program) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var worker =
                new ProcessBuilder(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                WorkerMain.class.getName(),
                                runs().toString(),
                                KEY,
                                program.toString())
                        .directory(folder.toFile())
                        .inheritIO()
                        .start();
        workers.add(worker);
        return worker;
    }

    private static void kill(Process worker) throws InterruptedException {
        assertThat(worker.destroyForcibly().waitFor()).isEqualTo(137);
    }

    private static boolean running(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static int exit(Future<Ended> run) {
        try {
            return run.get().exit();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Path log() {
        return folder.resolve("log");
    }

    private Path runs() {
        return folder.resolve("runs");
    }

    private Runner runner() {
        return new Runner(runs());
    }
}

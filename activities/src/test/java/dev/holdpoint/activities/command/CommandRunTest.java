package dev.holdpoint.activities.command;

import static dev.holdpoint.activities.command.Scripts.await;
import static dev.holdpoint.activities.command.Scripts.lines;
import static dev.holdpoint.activities.command.Scripts.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdpoint.activities.Adapters;
import dev.holdpoint.activities.CommandDispatch;
import dev.holdpoint.workflows.port.CommandActivities;
import dev.holdpoint.workflows.port.CommandResult;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command activity as a worker runs it. */
@Timeout(60)
class CommandRunTest {
    @TempDir private Path folder;
    private final TestActivityEnvironment worker = TestActivityEnvironment.newInstance();
    private CommandActivities commands = worker.newActivityStub(CommandActivities.class);

    @BeforeEach
    void register() {
        var adapter = new CommandRun(new Runner(folder.resolve("runs")));
        worker.registerActivitiesImplementations(
                new CommandDispatch(new Adapters(List.of(adapter))));
        commands = worker.newActivityStub(CommandActivities.class);
    }

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    void it_beats_with_a_sentence_while_the_command_runs() throws IOException {
        var beats = new CopyOnWriteArrayList<String>();
        worker.setActivityHeartbeatListener(String.class, beats::add);
        script(folder, "slow", "sleep 2.5; echo done");

        var result = run("'argv': ['./slow']");

        assertThat(result.exit()).isZero();
        assertThat(result.tail()).containsExactly("done");
        assertThat(beats)
                .filteredOn(Objects::nonNull)
                .anyMatch(beat -> beat.matches("\\./slow: running for \\d s of at most 10 min"));
    }

    @Test
    void a_cancelled_activity_leaves_its_command_to_end() throws IOException {
        script(
                folder,
                "slow",
                "echo begun >> log; while [ ! -e go ]; do sleep 0.05; done; echo done >> log");
        // cancelled before it runs, it would not be started at all
        worker.setActivityHeartbeatListener(
                String.class,
                beat -> {
                    if (beat != null && beat.contains("running for")) {
                        worker.requestCancelActivity();
                    }
                });

        assertThatThrownBy(() -> run("'argv': ['./slow']")).isNotNull();
        await("it began", () -> lines(folder.resolve("log"), "begun") == 1);
        Files.createFile(folder.resolve("go"));

        await("it ended by itself", () -> lines(folder.resolve("log"), "done") == 1);
    }

    @Test
    void an_exit_code_and_the_end_of_the_output_come_back() throws IOException {
        script(folder, "fails", "seq 1 30; exit 7");

        var result = run("'argv': ['./fails']");

        assertThat(result.exit()).isEqualTo(7);
        assertThat(result.tail())
                .hasSize(21)
                .startsWith("11", "12")
                .endsWith("30", "`./fails` ended with exit code 7; it said: 28 / 29 / 30.");
    }

    @Test
    void an_exit_code_that_the_service_calls_good_is_good() throws IOException {
        script(folder, "nothing-to-do", "exit 3");

        assertThat(run("'argv': ['./nothing-to-do'], 'exit': {'3': 'pass'}").exit()).isZero();
    }

    @Test
    void outputs_are_read_from_json() throws IOException {
        script(folder, "tag", "echo '{\"tag\": \"v2.4.0\"}'");

        assertThat(run("'argv': ['./tag'], 'output': {'name': '/tag'}").outputs())
                .containsExactly(Map.entry("name", "v2.4.0"));
    }

    @Test
    void what_cannot_run_yet_is_refused() {
        assertThatThrownBy(() -> run("'argv': ['true'], 'stopWhen': {'flag': 'f', 'is': '0%'}"))
                .isInstanceOf(ActivityFailure.class)
                .cause()
                .hasMessageContaining("stopWhen cannot run yet");
    }

    @Test
    void an_adapter_that_nobody_knows_is_misconfigured_with_the_names_there_are() {
        var settings = TestingCall.of("{}", Map.of()).target().adapter().settings();
        var binding = new Binding("comand", settings);
        var target = new Target("shop", null, binding, null, Map.of(), Map.of());

        assertThatThrownBy(() -> commands.runCommand("k1", "tag", target))
                .cause()
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure ->
                                assertThat(failure.getOriginalMessage())
                                        .isEqualTo(
                                                "Adapter comand of shop: this worker has no command"
                                                    + " adapter of that name; it has command. Mend"
                                                    + " the service document."));
    }

    private CommandResult run(String settings) {
        var call = TestingCall.of("{'in': '%s', %s}".formatted(folder, settings), Map.of());
        return commands.runCommand("k1", "a command", call.target());
    }
}

package dev.holdpoint.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.uber.m3.tally.NoopScope;
import dev.holdpoint.worker.connection.Connection;
import dev.holdpoint.worker.connection.Wanted;
import dev.holdpoint.worker.connection.Wiring;
import dev.holdpoint.worker.demo.DemoTemporal;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands against the SDK's own server and a run that does as its version says. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class CommandsTest {
    private DemoTemporal temporal;
    private Connection connection;
    private WorkerFactory workers;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        temporal = DemoTemporal.start(DemoTemporal.IN_PROCESS, folder);
        connection =
                Connection.of(
                        Wanted.flags(temporal.address(), "default")
                                .over(ClientConfigProfile.getDefaultInstance()),
                        new Wiring(
                                new NoopScope(), temporal.interceptors(), Duration.ofSeconds(10)));
        workers = WorkerFactory.newInstance(connection.client());
        workers.newWorker("holdpoint").registerWorkflowImplementationTypes(SpokenTo.Acting.class);
        workers.start();
    }

    @AfterAll
    void stop() {
        workers.shutdownNow();
        workers.awaitTermination(5, TimeUnit.SECONDS);
        connection.close();
        temporal.close();
    }

    @Test
    void a_delivered_deployment_is_followed_to_its_sentence() {
        var ran = run("deploy", "pad", "1.0", "--by=anna", "--changes=a,b", "--flag=x");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains("the headline", "awaiting  the awaiting", "something happened")
                .endsWith("All is well.\n");
        assertThat(ran.err())
                .contains("Temporal %s, namespace default".formatted(temporal.address()))
                .contains("Started pad-1.0");
    }

    @Test
    void the_request_is_what_was_typed() {
        var ran =
                run(
                        "deploy",
                        "pad",
                        "1.0",
                        "--id=typed",
                        "--by=anna",
                        "--environment=production",
                        "--type=hotfix",
                        "--reason=because",
                        "--changes=a,b",
                        "--flag=x",
                        "--flag=y",
                        "--emergency",
                        "--speedup=10",
                        "--dry-run",
                        "--output=json");
        assertThat(ran.out().replaceAll("\\s", ""))
                .contains(
                        "\"input\":{\"service\":\"pad\",\"version\":\"1.0\",\"environment\":\"production\",\"type\":\"hotfix\",\"by\":\"anna\",\"reason\":\"because\",\"changes\":[\"a\",\"b\"],\"flags\":[\"x\",\"y\"],\"emergency\":true,\"speedup\":10,\"dryRun\":true}");
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidRequest, 2",
        "RolledBack, 3",
        "Rejected, 4",
        "GateFailed, 5",
        "PlanRejected, 6",
        "EnvironmentLocked, 7",
        "Unsettled, 8",
        "RollbackAbandoned, 9",
        "Aborted, 10",
        "SomethingElse, 1"
    })
    void how_it_ends_is_the_exit_code(String type, int exitCode) {
        var ran = run("deploy", "pad", type, "--by=anna");
        assertThat(ran.exitCode()).isEqualTo(exitCode);
        assertThat(ran.out()).endsWith("It ended as %s.\n".formatted(type));
    }

    @Test
    void a_cancelled_run_ends_with_the_code_of_an_aborted_one() {
        run("deploy", "pad", "wait", "--id=to-cancel", "--by=anna", "--detach");
        connection.client().newUntypedWorkflowStub("to-cancel").cancel();
        var followed = run("follow", "to-cancel");
        assertThat(followed.exitCode()).isEqualTo(10);
        assertThat(followed.out()).endsWith("0.9 serves everything again.\n");
    }

    @Test
    void what_runs_is_not_started_again_and_an_update_is_answered_or_refused() {
        assertThat(run("deploy", "pad", "wait", "--by=anna", "--detach", "-o", "json").out())
                .contains("\"id\" : \"pad-wait\"", "\"address\" : \"" + temporal.address());

        var again = run("deploy", "pad", "wait", "--by=anna");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err())
                .contains("pad-wait runs already, and nothing was started.")
                .contains("holdpoint follow --address %s pad-wait;".formatted(temporal.address()));

        var refused = run("approve", "pad-wait", "--by=bob");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).endsWith("holdpoint: bob may not approve.\n");

        var late = run("abort", "pad-wait", "--by=anna");
        assertThat(late.exitCode()).isEqualTo(1);
        assertThat(late.err()).endsWith("holdpoint: Too late to abort.\n");

        var approved = run("approve", "pad-wait", "--by=anna", "-m", "fine");
        assertThat(approved.exitCode()).isZero();
        assertThat(approved.out()).isEqualTo("Heard anna\n");
        assertThat(approved.err())
                .isEqualTo("Temporal %s, namespace default\n".formatted(temporal.address()));
        assertThat(run("follow", "pad-wait").exitCode()).isZero();
    }

    @Test
    void a_status_is_five_sentences_and_what_they_rest_on() {
        run("deploy", "pad", "1.0", "--id=shown", "--by=anna");
        var ran = run("status", "shown");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith(
                        """
                        the headline
                        why       the why
                        next      the next
                        awaiting  the awaiting
                        stop      the stop
                        traffic   green 100 %
                        """);
        assertThat(run("status", "shown", "-o", "json").out())
                .contains("\"headline\" : \"the headline\"");
    }

    @Test
    void an_id_that_is_not_there_is_one_sentence() {
        for (var words :
                new String[][] {
                    {"status", "nobody"},
                    {"follow", "nobody"},
                    {"status", "pad", "nowhere"},
                    {"approve", "nobody", "--by=anna"}
                }) {
            var ran = run(words);
            assertThat(ran.exitCode()).isEqualTo(1);
            assertThat(ran.err())
                    .contains("There is no run ")
                    .endsWith(
                            "See what there is: holdpoint list --address %s\n"
                                    .formatted(temporal.address()));
        }
    }

    @Test
    void without_a_server_every_command_says_so() {
        for (var words :
                new String[][] {
                    {"status", "x"}, {"list"}, {"deploy", "pad", "1"}, {"pause", "x", "--by=a"}
                }) {
            var ran = Ran.at("127.0.0.1:1", words);
            assertThat(ran.exitCode()).isEqualTo(1);
            assertThat(ran.err())
                    .startsWith(
                            "holdpoint: No Temporal server answers at 127.0.0.1:1 (UNAVAILABLE)")
                    .contains("temporal server start-dev");
        }
    }

    @Test
    void the_id_of_an_environment_or_a_stage_is_none_of_a_deployment() {
        for (var id : new String[] {"pad@field", "pad-1:launch", "a/b", "p ad"}) {
            var ran = run("deploy", "pad", "1", "--id=" + id);
            assertThat(ran.exitCode()).as(ran.err()).isEqualTo(2);
            assertThat(ran.err()).contains("\"" + id + "\" is no id of a deployment");
        }
    }

    @Test
    void a_port_that_no_machine_has_is_told_at_once() {
        var ran = Ran.at("localhost:70000", "list");

        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.err())
                .contains("\"localhost:70000\" is no address of a Temporal server")
                .doesNotContain("Exception");
    }

    private Ran run(String... words) {
        return Ran.at(temporal.address(), words);
    }
}

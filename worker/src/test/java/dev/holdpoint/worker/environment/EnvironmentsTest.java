package dev.holdpoint.worker.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.uber.m3.tally.NoopScope;
import dev.holdpoint.worker.connection.Connection;
import dev.holdpoint.worker.connection.Wanted;
import dev.holdpoint.worker.connection.Wiring;
import dev.holdpoint.worker.demo.DemoTemporal;
import dev.holdpoint.workflows.environment.protocol.Acquire;
import dev.holdpoint.workflows.environment.protocol.EnvironmentActivities;
import dev.holdpoint.workflows.environment.protocol.EnvironmentActivities.Followed;
import dev.holdpoint.workflows.environment.protocol.Grant;
import dev.holdpoint.workflows.environment.protocol.Intend;
import dev.holdpoint.workflows.plan.Artifact;
import dev.holdpoint.workflows.plan.DeploymentRequest;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedRollback;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.wire.Payloads;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The activities as activities, against the SDK's own server. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class EnvironmentsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Intend INTEND =
            new Intend("shop-1", "run", null, "production/shift-1", "shift", "shift to green");

    private static final Plan PLAN =
            new Plan(
                    "hash",
                    new Plan.RunbookReference("pad", "digest", null),
                    DeploymentRequest.of("shop", "1"),
                    "standard",
                    new Artifact("1", "sha-1", null, null, Map.of()),
                    Map.of(),
                    List.of(),
                    new PlannedRollback(MINUTE, List.of(), List.of()),
                    List.of(),
                    null,
                    null,
                    null,
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    List.of(),
                    List.of());

    private DemoTemporal temporal;
    private Connection connection;
    private WorkerFactory workers;
    private TestActivityEnvironment activities;
    private EnvironmentActivities environments;

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
        workers.newWorker("holdpoint")
                .registerWorkflowImplementationTypes(Remembering.Acting.class);
        workers.start();
        activities =
                TestActivityEnvironment.newInstance(
                        TestEnvironmentOptions.newBuilder()
                                .setWorkflowClientOptions(
                                        WorkflowClientOptions.newBuilder()
                                                .setDataConverter(Payloads.dataConverter())
                                                .build())
                                .build());
        activities.registerActivitiesImplementations(new Environments(connection.client()));
        environments = activities.newActivityStub(EnvironmentActivities.class);
    }

    @AfterAll
    void stop() {
        activities.close();
        workers.shutdownNow();
        workers.awaitTermination(5, TimeUnit.SECONDS);
        connection.close();
        temporal.close();
    }

    @Test
    void the_first_to_acquire_starts_the_environment_and_a_retry_counts_once() {
        var first = acquire("shop@production", "key-1");
        assertThat(first.granted()).isTrue();
        assertThat(first.refusal()).isEqualTo("shop production");
        acquire("shop@production", "key-1");
        acquire("shop@production", "key-2");

        end("shop@production", "well");
        assertThat(environments.follow("shop@production", null, MINUTE))
                .isEqualTo(new Followed("Completed", "{\"acquired\":2}", null));
    }

    @Test
    void an_environment_that_is_not_there_is_known_as_such() {
        assertThat(environments.read("none@production")).isNull();
        assertThat(environments.follow("none@production", null, MINUTE).status())
                .isEqualTo("NotFound");
        assertThatThrownBy(() -> environments.intend("key", "none@production", INTEND))
                .isInstanceOf(ActivityFailure.class)
                .cause()
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> {
                            assertThat(failure.isNonRetryable()).isTrue();
                            assertThat(failure.getType()).isEqualTo(Errors.REFUSED);
                            assertThat(failure.getOriginalMessage())
                                    .startsWith("Environment none@production was to be told");
                        });
    }

    @Test
    void a_refusal_keeps_the_sentence_of_the_environment() {
        acquire("shop@refusing", "key");
        assertThatThrownBy(() -> environments.intend("key-1", "shop@refusing", INTEND))
                .cause()
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure ->
                                assertThat(failure.getOriginalMessage())
                                        .isEqualTo(
                                                "Environment shop@refusing refused 'intend': You do"
                                                        + " not hold it."));
    }

    @Test
    void a_close_is_told_with_its_type_and_message() {
        acquire("shop@failing", "key");
        assertThat(environments.follow("shop@failing", null, Duration.ofMillis(300)))
                .isEqualTo(new Followed("Running", null, null));
        end("shop@failing", "badly");
        assertThat(environments.follow("shop@failing", null, MINUTE))
                .isEqualTo(new Followed("Failed", "It ended badly.", "Unsettled"));

        acquire("shop@ended", "key");
        connection.client().newUntypedWorkflowStub("shop@ended").terminate("by hand");
        assertThat(environments.follow("shop@ended", null, MINUTE))
                .isEqualTo(new Followed("Terminated", "by hand", null));
    }

    private void end(String id, String how) {
        connection.client().newUntypedWorkflowStub(id).signal("end", how);
    }

    private Grant acquire(String id, String key) {
        return environments.acquire(
                key, id, new Acquire("shop-1", "run", "shop 1", PLAN, List.of(), false));
    }
}

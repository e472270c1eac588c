package dev.holdpoint.worker.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every key, once with its default and once set. */
class ConfigTest {
    @Test
    void nothing_has_to_be_set() {
        try (var context = context(Map.of())) {
            assertThat(context.getBean(HoldpointConfig.class))
                    .isEqualTo(
                            new HoldpointConfig(
                                    "runbooks",
                                    null,
                                    true,
                                    Duration.ofSeconds(20),
                                    null,
                                    null,
                                    null,
                                    100,
                                    null));
            assertThat(context.getBean(HttpConfig.class))
                    .isEqualTo(new HttpConfig("127.0.0.1", 8490));
            assertThat(context.getBean(TemporalConfig.class)).isEqualTo(new TemporalConfig(null));
            assertThat(context.getBean(ConnectionConfig.class))
                    .isEqualTo(new ConnectionConfig(null, null, null));
            assertThat(context.getBean(MutualTlsConfig.class))
                    .isEqualTo(new MutualTlsConfig(null, null, null, null, null, null));
            assertThat(context.getBean(WorkflowCacheConfig.class))
                    .isEqualTo(new WorkflowCacheConfig(600, 600, true));
            assertThat(context.getBeansOfType(QueueConfig.class)).isEmpty();
        }
    }

    @Test
    void the_keys_of_holdpoint_are_read() {
        try (var context =
                context(
                        Map.ofEntries(
                                Map.entry("holdpoint.runbooks", "/srv/sop"),
                                Map.entry("holdpoint.worker", "prod"),
                                Map.entry("holdpoint.workflows", "false"),
                                Map.entry("holdpoint.drain", "90s"),
                                Map.entry("holdpoint.runs", "/srv/runs"),
                                Map.entry("holdpoint.workspaces", "/srv/workspaces"),
                                Map.entry("holdpoint.state", "/srv/state"),
                                Map.entry("holdpoint.evidence", "7"),
                                Map.entry("holdpoint.profile", "shops"),
                                Map.entry("holdpoint.http.host", "0.0.0.0"),
                                Map.entry("holdpoint.http.port", "9000")))) {
            assertThat(context.getBean(HoldpointConfig.class))
                    .isEqualTo(
                            new HoldpointConfig(
                                    "/srv/sop",
                                    "prod",
                                    false,
                                    Duration.ofSeconds(90),
                                    "/srv/runs",
                                    "/srv/workspaces",
                                    "/srv/state",
                                    7,
                                    "shops"));
            assertThat(context.getBean(HttpConfig.class))
                    .isEqualTo(new HttpConfig("0.0.0.0", 9000));
        }
    }

    @Test
    void the_keys_of_the_connection_are_read() {
        try (var context =
                context(
                        Map.of(
                                "temporal.namespace", "shops",
                                "temporal.connection.target", "t:7233",
                                "temporal.connection.enable-https", "true",
                                "temporal.connection.api-key", "k",
                                "temporal.connection.mtls.key", "a",
                                "temporal.connection.mtls.cert-chain", "b",
                                "temporal.connection.mtls.key-file", "c",
                                "temporal.connection.mtls.cert-chain-file", "d",
                                "temporal.connection.mtls.server-name", "e",
                                "temporal.connection.mtls.insecure-trust-manager", "true"))) {
            assertThat(context.getBean(TemporalConfig.class))
                    .isEqualTo(new TemporalConfig("shops"));
            assertThat(context.getBean(ConnectionConfig.class))
                    .isEqualTo(new ConnectionConfig("t:7233", true, "k"));
            assertThat(context.getBean(MutualTlsConfig.class))
                    .isEqualTo(new MutualTlsConfig("a", "b", "c", "d", "e", true));
        }
    }

    @Test
    void the_keys_of_the_workers_are_read() {
        try (var context =
                context(
                        Map.of(
                                "temporal.workflow-cache.max-instances", "7",
                                "temporal.workflow-cache.max-threads", "8",
                                "temporal.workflow-cache.using-virtual-workflow-threads", "false",
                                "temporal.workers",
                                        List.of(
                                                Map.of(
                                                        "task-queue",
                                                        "holdpoint-prod",
                                                        "capacity",
                                                        Map.of(
                                                                "max-concurrent-workflow-task-executors",
                                                                1,
                                                                "max-concurrent-activity-executors",
                                                                2,
                                                                "max-concurrent-local-activity-executors",
                                                                3,
                                                                "max-concurrent-workflow-task-pollers",
                                                                4,
                                                                "max-concurrent-activity-task-pollers",
                                                                5)))))) {
            assertThat(context.getBean(WorkflowCacheConfig.class))
                    .isEqualTo(new WorkflowCacheConfig(7, 8, false));
            assertThat(context.getBeansOfType(QueueConfig.class))
                    .containsExactly(
                            new QueueConfig(
                                    "holdpoint-prod", new QueueConfig.Capacity(1, 2, 3, 4, 5)));
        }
    }

    @Test
    void the_keys_that_are_known_are_those_that_are_read() {
        var read = new TreeSet<String>();
        read(HoldpointConfig.class, "holdpoint", read);
        read(HttpConfig.class, "holdpoint.http", read);
        read(TemporalConfig.class, "temporal", read);
        read(ConnectionConfig.class, "temporal.connection", read);
        read(MutualTlsConfig.class, "temporal.connection.mtls", read);
        read(WorkflowCacheConfig.class, "temporal.workflow-cache", read);
        read.add("temporal.workers[n].task-queue");
        read(QueueConfig.Capacity.class, "temporal.workers[n].capacity", read);
        assertThat(Keys.names())
                .as("a new key wants a line in the tests above and in docs/operating.md")
                .containsExactlyInAnyOrderElementsOf(read);
    }

    private static void read(Class<?> config, String prefix, Set<String> keys) {
        for (var component : config.getRecordComponents()) {
            var words = component.getName().replaceAll("([A-Z])", "-$1");
            keys.add(prefix + "." + words.toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void a_worker_that_would_poll_nothing_does_not_start() {
        try (var context = context(Map.of("holdpoint.workflows", "false"))) {
            assertThatThrownBy(() -> context.getBean(HoldpointConfig.class))
                    .hasStackTraceContaining("this worker would poll nothing");
        }
    }

    @Test
    void the_queues_are_those_of_the_environments_it_reaches() {
        assertThat(polling(null, true).queues()).containsExactly("holdpoint");
        assertThat(polling("prod", true).queues()).containsExactly("holdpoint", "holdpoint-prod");
        assertThat(polling("prod", false).queues()).containsExactly("holdpoint-prod");
    }

    private static HoldpointConfig polling(@Nullable String worker, boolean workflows) {
        return new HoldpointConfig(
                "r", worker, workflows, Duration.ofSeconds(1), null, null, null, 1, null);
    }

    @Test
    void activities_are_named_by_deployment_and_step() {
        assertThat(NamedActivity.deployment("shop-2.4.0:production")).isEqualTo("shop-2.4.0");
        assertThat(NamedActivity.deployment("shop-2.4.0")).isEqualTo("shop-2.4.0");
        assertThat(NamedActivity.deployment("nightly-2026-11-22T06:45:32Z:production"))
                .isEqualTo("nightly-2026-11-22T06:45:32Z");
        assertThat(NamedActivity.deployment("nightly-2026-11-22T06:45:32Z"))
                .isEqualTo("nightly-2026-11-22T06:45:32Z");
        assertThat(NamedActivity.deployment("shop@production:rollback-7"))
                .isEqualTo("shop@production:rollback-7");
        var run = "01a1fe6f-dbff-7b1b-b782-f6bc32a04383";
        assertThat(NamedActivity.step(new Object[] {run + "/production/shift-2/blue/1/1", 5}))
                .hasValue("production/shift-2");
        assertThat(NamedActivity.step(new Object[] {"shop@production"})).isEmpty();
        assertThat(NamedActivity.step(new Object[] {})).isEmpty();
    }

    private static ApplicationContext context(Map<String, Object> keys) {
        return ApplicationContext.builder().properties(keys).banner(false).start();
    }
}

package dev.holdpoint.activities.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.activities.MetricUnderTest;
import dev.holdpoint.activities.prometheus.CountingServer;
import dev.holdpoint.activities.prometheus.TestingPrometheus;
import dev.holdpoint.activities.shipped.ShippedAdapters;
import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Sample;
import dev.holdpoint.workflows.port.Observation;
import dev.holdpoint.workflows.port.ObserveActivities;
import dev.holdpoint.workflows.port.ObserveCall;
import dev.holdpoint.workflows.port.ObserveCall.MetricTarget;
import dev.holdpoint.workflows.port.Target;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.RetryOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObserveDispatchIT {
    private static final Duration EVERY = Duration.ofSeconds(1);

    @TempDir private Path folder;

    private final CountingServer service = CountingServer.start();
    private final ObserveDispatch dispatch = new ObserveDispatch(ShippedAdapters.all());

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void store_and_page_count_every_request_of_two_stretches_and_a_probe_asks_beside()
            throws Exception {
        var target = new TestingPrometheus.Target(service.address(), Map.of());
        var environment = TestActivityEnvironment.newInstance();
        try (var prometheus = TestingPrometheus.scraping(folder, List.of(target))) {
            environment.registerActivitiesImplementations(dispatch);
            var activities = environment.newActivityStub(ObserveActivities.class);
            service.served(200, 1000);
            service.served(500, 10);
            prometheus.awaitValue("http_requests_total{status=\"500\"}", 10);
            var before = activities.observe(call(prometheus, EVERY, Map.of()));
            var load = CompletableFuture.runAsync(() -> serve(80, 20, Duration.ofMillis(30)));

            var first =
                    activities.observe(call(prometheus, Duration.ofSeconds(4), before.cursors()));
            load.get(20, TimeUnit.SECONDS);
            var second =
                    activities.observe(call(prometheus, Duration.ofSeconds(4), first.cursors()));

            for (var metric : List.of("store", "page")) {
                assertThat(ratio(metric, first, second))
                        .as(metric)
                        .isEqualTo(new Reading.Ratio(80, 1600));
                assertThat(of(metric, first)).as("%s is compact", metric).hasSizeBetween(3, 5);
            }
            // 20 a second, from the first moment on
            assertThat(ratio("probe", first).total()).isBetween(60L, 85L);
        } finally {
            environment.close();
        }
    }

    @Test
    void a_worker_that_is_stopped_amid_a_stretch_counts_nothing_twice_and_loses_nothing()
            throws Exception {
        var options = TestEnvironmentOptions.newBuilder().setUseTimeskipping(false).build();
        try (var environment = TestWorkflowEnvironment.newInstance(options)) {
            environment
                    .newWorker("decide")
                    .registerWorkflowImplementationTypes(MeasureWorkflow.class);
            environment.start();
            var first = worker(environment.getWorkflowClient());
            var measure =
                    environment
                            .getWorkflowClient()
                            .newWorkflowStub(
                                    Measure.class,
                                    WorkflowOptions.newBuilder().setTaskQueue("decide").build());
            var page = List.of(new MetricTarget("page", page()));
            var call =
                    new ObserveCall(
                            page,
                            List.of(),
                            null,
                            Duration.ofSeconds(12),
                            EVERY,
                            Map.of(),
                            List.of());
            var observed = WorkflowClient.execute(measure::run, call);
            awaitScrapes(1);

            var load = CompletableFuture.runAsync(() -> serve(100, 20, Duration.ofMillis(50)));
            awaitScrapes(3);
            first.shutdownNow();
            first.awaitTermination(10, TimeUnit.SECONDS);
            var second = worker(environment.getWorkflowClient());
            load.get(20, TimeUnit.SECONDS);

            var observation = observed.get(40, TimeUnit.SECONDS);
            second.shutdownNow();
            assertThat(ratio("page", observation)).isEqualTo(new Reading.Ratio(100, 2000));
            assertThat(Duration.between(observation.from(), observation.to()))
                    .isBetween(Duration.ofSeconds(12), Duration.ofSeconds(16));
        }
    }

    /** A workflow that does nothing but measure. */
    @WorkflowInterface
    public interface Measure {
        @WorkflowMethod
        Observation run(ObserveCall call);
    }

    /** Measures with the heartbeat and tries of a hold. */
    public static final class MeasureWorkflow implements Measure {
        private final ObserveActivities activities =
                Workflow.newActivityStub(
                        ObserveActivities.class,
                        ActivityOptions.newBuilder()
                                .setTaskQueue("measure")
                                .setStartToCloseTimeout(Duration.ofMinutes(5))
                                .setHeartbeatTimeout(Duration.ofSeconds(3))
                                .setRetryOptions(
                                        RetryOptions.newBuilder()
                                                .setInitialInterval(Duration.ofMillis(200))
                                                .build())
                                .build());

        @Override
        public Observation run(ObserveCall call) {
            return activities.observe(call);
        }
    }

    private WorkerFactory worker(WorkflowClient client) {
        var factory = WorkerFactory.newInstance(client);
        factory.newWorker("measure").registerActivitiesImplementations(dispatch);
        factory.start();
        return factory;
    }

    private void serve(int times, int each, Duration pause) {
        for (int i = 0; i < times; i++) {
            service.served(200, each - 1);
            service.served(500, 1);
            try {
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void awaitScrapes(int times) throws InterruptedException {
        var deadline = Instant.now().plusSeconds(20);
        while (service.scrapes() < times) {
            assertThat(Instant.now()).as("scraped %d times", times).isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private ObserveCall call(
            TestingPrometheus prometheus, Duration length, Map<String, JsonNode> cursors) {
        var store =
                MetricUnderTest.target(
                        "prometheus", settings("\"url\": \"" + prometheus.url() + "\""), "green");
        var probe =
                MetricUnderTest.target(
                        "probe",
                        "{\"path\": \"/metrics\", \"rate\": \"20/s\", \"from\": \"http://%s\"}"
                                .formatted(service.address()),
                        "green");
        return new ObserveCall(
                List.of(
                        new MetricTarget("store", store),
                        new MetricTarget("page", page()),
                        new MetricTarget("probe", probe)),
                List.of(),
                null,
                length,
                EVERY,
                cursors,
                List.of());
    }

    private Target page() {
        return MetricUnderTest.target(
                "openmetrics",
                settings("\"url\": \"http://" + service.address() + "/metrics\""),
                "green");
    }

    private static String settings(String url) {
        return """
        {%s,
         "bad": "http_requests_total{slot=\\"${slot}\\",status=~\\"5..\\"}",
         "total": "http_requests_total{slot=\\"${slot}\\"}"}
        """
                .formatted(url);
    }

    private static Reading.Ratio ratio(String metric, Observation... observations) {
        var bad = 0L;
        var total = 0L;
        for (var observation : observations) {
            for (var sample : of(metric, observation)) {
                if (sample.reading() instanceof Reading.Ratio(var b, var t)) {
                    bad += b;
                    total += t;
                }
            }
        }
        return new Reading.Ratio(bad, total);
    }

    private static List<Sample> of(String metric, Observation observation) {
        return observation.samples().stream().filter(s -> s.metric().equals(metric)).toList();
    }
}

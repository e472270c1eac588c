package dev.holdpoint.worker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.holdpoint.worker.demo.DemoTemporal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A hold as long as runbooks have it, in real time; it runs beside the other classes. */
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
class FiveMinutesIT {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final long EVENTS_OF_A_HOLD = 80;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer kiosk;

    @BeforeEach
    void a_service_answers() throws IOException {
        kiosk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        kiosk.createContext(
                "/",
                exchange -> {
                    requests.incrementAndGet();
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        kiosk.start();
    }

    @AfterEach
    void nobody_answers() {
        kiosk.stop(0);
    }

    @Test
    void a_hold_of_five_minutes_takes_them_and_few_events() throws Exception {
        var command = TemporalCli.find();
        try (var server = DemoTemporal.start(command.toString(), folder)) {
            var worker =
                    WorkerProcess.start(
                            server.address(), documents(), folder.resolve("worker.log"));
            try {
                // Given a good version in the only place there is
                var run =
                        new Run("kiosk-1.1", new TemporalCli(command, server.address()))
                                .started(
                                        "Deployment",
                                        "{\"service\":\"kiosk\",\"version\":\"1.1\"}");
                run.awaitHoldAt(100);

                // When its hold is over, then it took five minutes, and it was measured in each
                assertThat(run.completed(PATIENCE).path("outcome").asText()).isEqualTo("Delivered");
                var hold = lastStep(run.stage("production").status());
                assertThat(length(hold)).isBetween(FIVE_MINUTES, FIVE_MINUTES.plusSeconds(30));
                assertThat(hold.path("note").asText()).startsWith("PASS: error-rate 0 %");
                assertThat(requests).hasValueGreaterThan(1_000);

                // And what the hold wrote until its timer fired is short enough to be read
                var events = run.stage("production").events();
                var timer = timer(events, "300s");
                var fired = firing(events, timer);
                assertThat(between(timer, fired)).isGreaterThanOrEqualTo(FIVE_MINUTES);
                assertThat(id(fired) - id(timer) + 1).isBetween(20L, EVENTS_OF_A_HOLD);
            } finally {
                worker.stop();
            }
        }
    }

    private Path documents() throws IOException {
        var version = Files.writeString(folder.resolve("VERSION"), "1.0\n").toString();
        var documents = folder.resolve("documents");
        var port = kiosk.getAddress().getPort();
        SceneDocuments.write(
                FiveMinutesIT.class,
                documents,
                List.of("slow.yaml", "kiosk.yaml"),
                Map.of(
                        "url", "http://127.0.0.1:" + port,
                        "current", List.of("cat", version),
                        "start", writing("${version}", version),
                        "back", writing("${stable.version}", version)));
        return documents;
    }

    private static List<String> writing(String what, String file) {
        return List.of("sh", "-c", "echo %s > %s".formatted(what, file));
    }

    private static JsonNode lastStep(JsonNode stage) {
        return stage.at("/stages/0/steps").valueStream().reduce((_, last) -> last).orElseThrow();
    }

    private static Duration length(JsonNode step) {
        return Duration.between(
                Instant.parse(step.path("started").asText()),
                Instant.parse(step.path("ended").asText()));
    }

    private static JsonNode timer(List<JsonNode> events, String length) {
        return events.stream()
                .filter(event ->
                        event.at("/timerStartedEventAttributes/startToFireTimeout")
                                .asText()
                                .equals(length))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode firing(List<JsonNode> events, JsonNode timer) {
        return events.stream()
                .filter(event ->
                        event.at("/timerFiredEventAttributes/startedEventId").asLong() == id(timer))
                .findFirst()
                .orElseThrow();
    }

    private static Duration between(JsonNode one, JsonNode other) {
        return Duration.between(
                Instant.parse(one.path("eventTime").asText()),
                Instant.parse(other.path("eventTime").asText()));
    }

    private static long id(JsonNode event) {
        return event.path("eventId").asLong();
    }
}

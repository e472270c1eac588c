package dev.holdpoint.activities.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.RealPart;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A real Prometheus on a free port that scrapes each second.
 *
 * <p>Where it is not installed the test is skipped by name; with {@code CI=true} it fails.
 */
public final class TestingPrometheus implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path program;
    private final Path folder;
    private final int port;
    private Process process;

    private TestingPrometheus(Path program, Path folder, int port) throws IOException {
        this.program = program;
        this.folder = folder;
        this.port = port;
        this.process = launch();
    }

    /** Something to scrape, and labels that every series of it gets. */
    public record Target(String address, Map<String, String> labels) {
        public Target {
            labels = Map.copyOf(labels);
        }
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param folder an empty folder, which outlives it
     */
    public static TestingPrometheus scraping(Path folder, List<Target> targets)
            throws IOException, InterruptedException {
        var program = RealPart.program("prometheus", "prometheus");
        Files.writeString(folder.resolve("prometheus.yml"), configuration(targets));
        var prometheus = new TestingPrometheus(program, folder, freePort());
        prometheus.awaitReady();
        return prometheus;
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Ends it at once, as a crash does; what it kept stays. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again, on the same port, over what it kept. */
    public void startAgain() throws IOException, InterruptedException {
        process = launch();
        awaitReady();
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    /** Waits until an expression has this value, for instance until something was scraped. */
    public void awaitValue(String expression, double value)
            throws IOException, InterruptedException {
        var query = "/api/v1/query?query=" + URLEncoder.encode(expression, UTF_8);
        await(
                expression + " is " + value,
                http -> {
                    var answer = JSON.readTree(get(http, query).body());
                    var found = answer.path("data").path("result").path(0).path("value").path(1);
                    return found.isTextual() && Double.parseDouble(found.asText()) == value;
                });
    }

    private void awaitReady() throws IOException, InterruptedException {
        await("ready", http -> get(http, "/-/ready").statusCode() == 200);
    }

    /** Something to ask it until it is so. */
    private interface Question {
        boolean answered(HttpClient http) throws IOException, InterruptedException;
    }

    private void await(String what, Question question) throws IOException, InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        try (var http = HttpClient.newHttpClient()) {
            while (!answered(http, question)) {
                if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException(
                            "prometheus: not "
                                    + what
                                    + ":\n"
                                    + Files.readString(folder.resolve("prometheus.log"), UTF_8));
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private static boolean answered(HttpClient http, Question question)
            throws IOException, InterruptedException {
        try {
            return question.answered(http);
        } catch (ConnectException e) {
            return false;
        }
    }

    private HttpResponse<String> get(HttpClient http, String path)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url() + path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String configuration(List<Target> targets) {
        return """
        global: {scrape_interval: 1s, scrape_timeout: 1s}
        scrape_configs:
          - job_name: shop
            static_configs:
        """
                + targets.stream()
                        .map(target ->
                                "      - {targets: [\"%s\"], labels: {%s}}\n"
                                        .formatted(target.address(), labels(target)))
                        .collect(Collectors.joining());
    }

    private static String labels(Target target) {
        return target.labels().entrySet().stream()
                .map(label -> "%s: \"%s\"".formatted(label.getKey(), label.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        kill();
    }
}

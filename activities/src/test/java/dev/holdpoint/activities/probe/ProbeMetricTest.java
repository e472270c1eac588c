package dev.holdpoint.activities.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.MetricAdapter;
import dev.holdpoint.activities.MetricUnderTest;
import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Sample;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeMetricTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final MetricAdapter adapter = new ProbeMetric();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/health", exchange -> answer(exchange, 200, 0));
        server.createContext("/moved", exchange -> answer(exchange, 302, 0));
        server.createContext("/slow", exchange -> answer(exchange, 200, 300));
        server.createContext("/hanging", exchange -> answer(exchange, 200, 60_000));
        server.createContext(
                "/faulty", exchange -> answer(exchange, asked.get() % 5 < 2 ? 503 : 200, 0));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void bad_answers_are_counted_exactly() throws Exception {
        var samples = until("\"path\": \"/faulty\", \"rate\": \"100/s\"", s -> total(s) >= 20);

        assertThat(samples).allSatisfy(sample -> assertThat(sample.synthetic()).isTrue());
        // the service fails two of every five
        assertThat(bad(samples)).isBetween(total(samples) * 2 / 5, total(samples) * 2 / 5 + 2);
    }

    @Test
    void requests_begin_at_once_and_keep_their_pace_however_slow_the_answers() throws Exception {
        var begun = Instant.now();
        try (var source =
                adapter.open(call("\"path\": \"/hanging\", \"rate\": \"20/s\""), "error-rate")) {
            await(() -> asked.get() >= 20);
            assertThat(Duration.between(begun, Instant.now()))
                    .isBetween(Duration.ofMillis(900), Duration.ofSeconds(3));
            assertThat(source.sample(null).samples()).isEmpty();
        }
    }

    @Test
    void nothing_is_sent_after_the_end() throws Exception {
        var source = adapter.open(call("\"path\": \"/health\", \"rate\": \"50/s\""), "error-rate");
        await(() -> asked.get() >= 5);
        source.close();
        var sent = asked.get();

        TimeUnit.MILLISECONDS.sleep(200);

        assertThat(asked.get()).isLessThanOrEqualTo(sent + 1);
    }

    @Test
    void no_answer_in_time_is_bad() throws Exception {
        var samples =
                until(
                        "\"path\": \"/hanging\", \"rate\": \"10/s\", \"timeout\": \"200ms\"",
                        s -> total(s) >= 5);

        assertThat(bad(samples)).isEqualTo(total(samples));
    }

    @Test
    void a_refused_connection_is_bad() throws Exception {
        server.stop(0);

        var samples = until("\"path\": \"/health\", \"rate\": \"10/s\"", s -> total(s) >= 3);

        assertThat(bad(samples)).isEqualTo(total(samples));
    }

    @Test
    void a_host_that_does_not_exist_is_no_data() {
        var metric =
                MetricUnderTest.of(
                        adapter,
                        "{\"path\": \"/\", \"rate\": \"1/s\", \"from\":"
                                + " \"http://nowhere.invalid\"}");
        metric.sample();

        assertThat(metric.silence()).startsWith("the worker cannot reach nowhere.invalid: ");
    }

    @Test
    void a_redirect_is_an_answer_and_not_followed_unless_a_status_is_wanted() {
        var moved =
                MetricUnderTest.of(adapter, settings("\"path\": \"/moved\", \"rate\": \"1/s\""));
        moved.sample();
        var wanted =
                MetricUnderTest.of(
                        adapter,
                        settings("\"path\": \"/moved\", \"rate\": \"1/s\", \"status\": 200"));
        wanted.sample();

        assertThat(moved.samples().getFirst().reading()).isEqualTo(new Reading.Ratio(0, 1));
        assertThat(wanted.samples().getFirst().reading()).isEqualTo(new Reading.Ratio(1, 1));
    }

    @Test
    void times_to_answer_are_a_distribution() throws Exception {
        var samples =
                until(
                        "\"path\": \"/slow\", \"rate\": \"20/s\", \"quantile\": 0.95",
                        s -> !s.isEmpty());

        assertThat(samples.getFirst().reading())
                .isInstanceOfSatisfying(
                        Reading.Histogram.class,
                        histogram -> {
                            var below = histogram.bounds().indexOf(0.3) + 1;
                            assertThat(histogram.counts().subList(0, below)).containsOnly(0L);
                            assertThat(histogram.counts().subList(below, histogram.counts().size()))
                                    .anyMatch(count -> count > 0);
                        });
    }

    @Test
    void a_request_without_answer_is_slower_than_its_timeout() {
        var now = Instant.now();
        var samples =
                new ProbeSamples("latency", "green", 0.95, Duration.ofSeconds(2))
                        .of(
                                now,
                                now,
                                List.of(
                                        new Shot.Unanswered(),
                                        new Shot.Answered(false, Duration.ofMillis(1990))));

        assertThat(samples.getFirst().reading())
                .isInstanceOfSatisfying(
                        Reading.Histogram.class,
                        histogram -> {
                            assertThat(histogram.bounds()).endsWith(1.5, 2.0);
                            assertThat(histogram.counts()).endsWith(1L, 1L);
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "error-rate,",
        "latency, 0.95",
        "latency-p99, 0.99",
        "latency-p95-medical, 0.95",
        "search-latency-p999, 0.999"
    })
    void a_metric_named_latency_measures_times(String name, Double quantile) {
        var settings = new ProbeSettings("/", "5/s", "http://a", null, null, null, Map.of());

        assertThat(settings.quantileOf(name)).isEqualTo(quantile);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"path": "/", "from": "http://a", "rate": "101/s"} | rate: at most 100/s, was 101/s; a probe is no load test
                    {"path": "/", "from": "http://a", "rate": "5"}     | rate: wanted is 5/s or 30/m, was 5
                    {"path": "/", "from": "a:b", "rate": "5/s"}        | from: "a:b" is not an http address
                    """)
    void wrong_settings_are_one_sentence(String settings, String sentence) {
        var metric = MetricUnderTest.of(adapter, settings);

        assertThatThrownBy(metric::sample)
                .hasMessageContaining("Adapter probe of shop@production: " + sentence);
    }

    private List<Sample> until(String settings, Predicate<List<Sample>> enough) throws Exception {
        var samples = new ArrayList<Sample>();
        try (var source = adapter.open(call(settings), "error-rate")) {
            await(() -> {
                samples.addAll(source.sample(null).samples());
                return enough.test(samples);
            });
        }
        return samples;
    }

    private static void await(java.util.function.BooleanSupplier so) throws InterruptedException {
        var deadline = Instant.now().plusSeconds(10);
        while (!so.getAsBoolean()) {
            assertThat(Instant.now()).as("within 10 s").isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private AdapterCall call(String settings) {
        return new AdapterCall(
                MetricUnderTest.target("probe", settings(settings), "green"), null, _ -> {});
    }

    private String settings(String settings) {
        return "{\"from\": \"http://127.0.0.1:%d/\", %s}"
                .formatted(server.getAddress().getPort(), settings);
    }

    private void answer(HttpExchange exchange, int status, long delay) throws IOException {
        asked.incrementAndGet();
        try {
            TimeUnit.MILLISECONDS.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static long total(List<Sample> samples) {
        return samples.stream()
                .mapToLong(s -> s.reading() instanceof Reading.Ratio(var _, var all) ? all : 0)
                .sum();
    }

    private static long bad(List<Sample> samples) {
        return samples.stream()
                .mapToLong(s -> s.reading() instanceof Reading.Ratio(var bad, var _) ? bad : 0)
                .sum();
    }
}

package dev.holdpoint.activities.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdpoint.activities.MetricUnderTest;
import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Sample;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers as Prometheus 2.42 gives them, and those of things that are not quite Prometheus. */
class PrometheusMetricTest {
    private static final String ERRORS =
            """
            {"bad": "requests_total{slot='${slot}',status=~'5..'}",
             "total": "requests_total{slot='${slot}'}"}
            """;
    private static final String OTHER_BAD =
            """
            {"bad": "request_errors_total{slot='${slot}'}", "total": "requests_total{slot='${slot}'}"}
            """;
    private static final String NOTHING = matrix("");

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_service_without_errors_shows_no_bad_series_and_has_none() {
        var metric = metric(ERRORS);
        answer(5, matrix(series("200", "[0,\"100\"],[5,\"110\"]")));
        answer(5, NOTHING);
        answer(10, matrix(series("200", "[5,\"110\"],[10,\"150\"]")));
        answer(10, NOTHING);

        assertThat(metric.sample()).isEmpty();
        assertThat(metric.sample()).containsExactly(sample(5, 10, new Reading.Ratio(0, 40)));
    }

    @Test
    void it_asks_for_raw_points_of_the_selector_with_its_slot() throws Exception {
        answer(5, NOTHING);

        metric(ERRORS.replaceFirst("\\{", "{\"headers\": {\"X-Scope-OrgID\": \"shop\"},")).sample();

        var request = server.takeRequest(1, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        assertThat(request.getTarget()).isEqualTo("/api/v1/query");
        assertThat(request.getHeaders().get("X-Scope-OrgID")).isEqualTo("shop");
        assertThat(request.getBody()).isNotNull();
        assertThat(request.getBody().utf8())
                .isEqualTo("query=requests_total%7Bslot%3D%27green%27%7D%5B300s%5D");
    }

    @Test
    void no_total_is_no_data_and_what_appears_then_counts() {
        var metric = metric(ERRORS);
        answer(5, NOTHING);
        metric.sample();
        assertThat(metric.silence())
                .endsWith(
                        "Prometheus has no series for requests_total{slot='green'} in the last 300"
                                + " s; is the name right, and is it scraped?");

        answer(10, matrix(series("200", "[10,\"3\"]")));
        answer(10, NOTHING);
        answer(10, matrix("{\"metric\":{\"__name__\":\"up\"},\"values\":[[5,\"1\"],[10,\"1\"]]}"));
        assertThat(metric.sample()).containsExactly(sample(5, 10, new Reading.Ratio(0, 3)));
    }

    @Test
    void a_misspelt_label_of_bad_is_no_data_and_not_perfection() {
        answer(5, matrix(series("200", "[0,\"100\"],[5,\"110\"]")));
        answer(5, NOTHING);
        var metric = metric(ERRORS.replace("status=~", "stauts=~"));
        metric.sample();

        assertThat(metric.silence())
                .isEqualTo(
                        "no series of requests_total has the label stauts that bad asks for; it has"
                                + " __name__, instance, job, slot, status");
    }

    @Test
    void a_bad_metric_that_exists_nowhere_is_no_data() {
        answer(5, matrix(series("200", "[0,\"100\"],[5,\"110\"]")));
        answer(5, NOTHING);
        answer(5, vector(""));
        var metric = metric(OTHER_BAD);
        metric.sample();

        assertThat(metric.silence())
                .startsWith("there is no series named request_errors_total at all");
    }

    @Test
    void a_bad_metric_that_exists_elsewhere_is_no_error_here() {
        answer(5, matrix(series("200", "[0,\"100\"],[5,\"110\"]")));
        answer(5, NOTHING);
        answer(5, vector("{\"metric\":{},\"value\":[5,\"2\"]}"));

        assertThat(metric(OTHER_BAD).sample()).isEmpty();
    }

    @Test
    void a_warning_is_no_data() {
        answer(
                5,
                """
                {"status":"success","data":{"resultType":"matrix","result":[]},
                 "warnings":["remote read: one store did not answer"]}
                """);

        assertThat(silenceOf(ERRORS)).endsWith("warned: remote read: one store did not answer");
    }

    @Test
    void an_error_is_no_data_with_its_reason() {
        server.enqueue(
                new MockResponse.Builder()
                        .code(422)
                        .body(
                                "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"too"
                                        + " many samples\"}")
                        .build());

        assertThat(silenceOf(ERRORS))
                .isEqualTo(
                        "Prometheus at %s:%d answered HTTP 422: too many samples"
                                .formatted(server.getHostName(), server.getPort()));
    }

    @Test
    void an_answer_that_is_no_json_is_no_data() {
        server.enqueue(
                new MockResponse.Builder().code(502).body("<html>Bad Gateway</html>").build());

        assertThat(silenceOf(ERRORS))
                .endsWith(
                        "answered HTTP 502 with something that is not JSON; is this a Prometheus?");
    }

    @Test
    void a_prometheus_that_hangs_is_no_data_in_time() {
        server.enqueue(new MockResponse.Builder().headersDelay(20, TimeUnit.SECONDS).build());
        var begun = Instant.now();

        assertThat(silenceOf(ERRORS)).contains("did not answer: timeout");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void points_that_end_too_long_ago_are_no_data() {
        answer(21, matrix(series("200", "[0,\"100\"],[5,\"110\"]")));
        answer(21, NOTHING);

        assertThat(silenceOf(ERRORS))
                .isEqualTo(
                        "the newest point is 16 s old, one came every 5.0 s; is it still scraped?");
    }

    @Test
    void points_of_three_intervals_ago_are_still_fresh() {
        answer(20, matrix(series("200", "[0,\"100\"],[5,\"110\"]")));
        answer(20, NOTHING);

        assertThat(silenceOf(ERRORS)).isEmpty();
    }

    @Test
    void what_was_missed_while_it_was_silent_is_counted_when_it_speaks_again() {
        var metric = metric(ERRORS);
        answer(5, matrix(series("200", "[0,\"100\"],[5,\"110\"]")));
        answer(5, NOTHING);
        metric.sample();
        server.enqueue(new MockResponse.Builder().code(503).body("").build());
        metric.sample();
        assertThat(metric.silence()).isNotEmpty();
        answer(15, matrix(series("200", "[5,\"110\"],[10,\"130\"],[15,\"145\"]")));
        answer(15, NOTHING);
        metric.sample();

        assertThat(metric.total()).isEqualTo(35);
    }

    @Test
    void a_value_needs_exactly_one_series() {
        answer(
                5,
                vector("{\"metric\":{},\"value\":[5,\"2\"]},{\"metric\":{},\"value\":[5,\"3\"]}"));

        assertThat(silenceOf("{\"query\": \"sum by (pod) (memory)\"}"))
                .isEqualTo(
                        "Prometheus has 2 series for sum by (pod) (memory), wanted is one; select"
                                + " fewer or aggregate, for instance max(...)");
    }

    @Test
    void a_value_that_is_no_number_is_no_data() {
        answer(5, vector("{\"metric\":{},\"value\":[5,\"NaN\"]}"));

        assertThat(silenceOf("{\"query\": \"a / b\"}")).endsWith("has no number for a / b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"bad": "a"}                                  | either bad and total, or quantile and histogram, or query
                    {"bad": "a", "total": "b", "query": "c"}      | either bad and total, or quantile and histogram, or query
                    {"quantile": 0.95}                            | either bad and total, or quantile and histogram, or query
                    {"bad": "rate(a[5m])", "total": "b"}          | "rate(a[5m])" is not a plain selector
                    {"bad": "a", "total": "b", "url": "prom:99"}  | "prom:99" is not an http address
                    """)
    void wrong_settings_are_one_sentence(String settings, String sentence) {
        var metric = metric(settings);

        assertThatThrownBy(metric::sample)
                .hasMessageContaining("Adapter prometheus of shop@production: ")
                .hasMessageContaining(sentence);
    }

    private MetricUnderTest metric(String settings) {
        return MetricUnderTest.of(
                new PrometheusMetric(server.url("/").toString(), Duration.ofSeconds(1)), settings);
    }

    private String silenceOf(String settings) {
        var metric = metric(settings);
        metric.sample();
        return metric.silence();
    }

    private void answer(long second, String body) {
        server.enqueue(
                new MockResponse.Builder()
                        .addHeader("Content-Type", "application/json")
                        .addHeader("Date", date(second))
                        .body(body)
                        .build());
    }

    private static String date(long second) {
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(Instant.ofEpochSecond(second));
    }

    private static String matrix(String series) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[%s]}}"
                .formatted(series);
    }

    private static String vector(String values) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[%s]}}"
                .formatted(values);
    }

    private static String series(String status, String values) {
        return """
        {"metric":{"__name__":"requests_total","instance":"10.0.0.3:8080","job":"shop","slot":"green","status":"%s"},"values":[%s]}
        """
                .formatted(status, values);
    }

    private static Sample sample(long from, long to, Reading reading) {
        return new Sample(
                "error-rate",
                "green",
                Instant.ofEpochSecond(from),
                Instant.ofEpochSecond(to),
                reading,
                false);
    }
}

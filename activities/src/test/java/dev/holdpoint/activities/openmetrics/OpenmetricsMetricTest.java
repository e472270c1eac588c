package dev.holdpoint.activities.openmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdpoint.activities.MetricUnderTest;
import dev.holdpoint.activities.prometheus.CountingServer;
import dev.holdpoint.workflows.judge.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenmetricsMetricTest {
    private final CountingServer one = CountingServer.start();
    private final CountingServer two = CountingServer.start();

    @AfterEach
    void stop() {
        one.close();
        two.close();
    }

    @Test
    void requests_of_all_endpoints_are_counted_since_the_last_scrape() {
        one.served(200, 1000);
        two.served(200, 500);
        var metric = errors();
        assertThat(metric.sample()).isEmpty();

        one.served(200, 60);
        two.served(200, 35);
        two.served(500, 5);
        metric.sample();

        assertThat(metric.samples())
                .extracting(sample -> sample.reading())
                .containsExactly(new Reading.Ratio(5, 100));
        assertThat(metric.samples().getFirst().from()).isBefore(metric.samples().getFirst().to());
    }

    @Test
    void a_restart_counts_from_nothing() {
        one.served(200, 1000);
        two.served(200, 1000);
        var metric = errors();
        metric.sample();

        one.startAnew();
        one.served(200, 7);
        one.served(503, 1);
        metric.sample();

        assertThat(metric.total()).isEqualTo(8);
        assertThat(metric.bad()).isEqualTo(1);
    }

    @Test
    void an_endpoint_without_a_request_yet_counts_from_the_first_on() {
        var metric = errors();
        metric.sample();
        assertThat(metric.silence())
                .contains("shows no series for http_requests_total{slot=\"green\"}");

        one.served(200, 3);
        metric.sample();

        assertThat(metric.total()).isEqualTo(3);
    }

    @Test
    void an_endpoint_that_does_not_answer_is_no_data_and_loses_nothing() {
        one.served(200, 10);
        two.served(200, 10);
        var metric = errors();
        metric.sample();
        one.served(200, 4);
        two.close();

        metric.sample();

        assertThat(metric.silence())
                .startsWith("http://%s/metrics did not answer".formatted(two.address()));
        assertThat(metric.total()).isZero();
    }

    @Test
    void a_histogram_is_read_as_observations_for_each_bucket() {
        one.took(0.05, 3);
        var metric =
                metric(
                        """
                        "quantile": 0.95, "histogram": "http_request_seconds_bucket{slot='${slot}'}"
                        """);
        metric.sample();
        one.took(0.05, 9);
        two.took(0.7, 1);
        metric.sample();

        assertThat(metric.samples().getFirst().reading())
                .isEqualTo(
                        new Reading.Histogram(
                                0.95, List.of(0.1, 0.5, 1.0), List.of(9L, 0L, 1L, 0L)));
    }

    @Test
    void a_gauge_needs_exactly_one_series() {
        var metric = metric("\"gauge\": \"memory_used_ratio\"");
        metric.sample();

        assertThat(metric.silence())
                .isEqualTo("there are 2 series for memory_used_ratio, wanted is one");
    }

    @Test
    void a_gauge_of_one_endpoint_is_its_value() {
        var metric =
                MetricUnderTest.of(
                        new OpenmetricsMetric(),
                        "{\"url\": \"http://%s/metrics\", \"gauge\": \"memory_used_ratio\"}"
                                .formatted(one.address()));
        metric.sample();

        assertThat(metric.samples().getFirst().reading()).isEqualTo(new Reading.Gauge(0.42));
    }

    @Test
    void counters_that_are_gauges_are_no_data() {
        var metric = metric("\"bad\": \"memory_used_ratio\", \"total\": \"memory_used_ratio\"");
        metric.sample();

        assertThat(metric.silence())
                .endsWith("memory_used_ratio is a gauge; bad, total and histogram need counters");
    }

    @Test
    void a_page_that_hangs_or_fails_is_no_data() throws IOException {
        try (var server = new MockWebServer()) {
            server.start();
            var metric =
                    MetricUnderTest.of(
                            new OpenmetricsMetric(Duration.ofSeconds(1)),
                            "{\"url\": \"%s\", \"gauge\": \"up\"}"
                                    .formatted(server.url("/metrics?token=secret")));
            server.enqueue(new MockResponse.Builder().headersDelay(20, TimeUnit.SECONDS).build());
            metric.sample();
            assertThat(metric.silence()).contains("did not answer").doesNotContain("secret");
            server.enqueue(new MockResponse.Builder().code(503).build());
            metric.sample();
            assertThat(metric.silence()).endsWith("/metrics answered HTTP 503");
            server.enqueue(
                    new MockResponse.Builder()
                            .addHeader(
                                    "Content-Type", "application/openmetrics-text; version=1.0.0")
                            .body("up 1\n")
                            .build());
            metric.sample();
            assertThat(metric.silence()).contains("does not end with \"# EOF\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"gauge": "a"}                                       | an openmetrics metric has either url or urls
                    {"url": "http://a", "urls": ["b"], "gauge": "a"}     | an openmetrics metric has either url or urls
                    {"url": "http://a", "bad": "a"}                      | has either bad and total, or quantile and histogram, or gauge
                    {"url": "a:b", "gauge": "a"}                         | "a:b" is not an http address
                    """)
    void wrong_settings_are_one_sentence(String settings, String sentence) {
        var metric = MetricUnderTest.of(new OpenmetricsMetric(), settings);

        assertThatThrownBy(metric::sample)
                .hasMessageContaining("Adapter openmetrics of shop@production: ")
                .hasMessageContaining(sentence);
    }

    private MetricUnderTest errors() {
        return metric(
                """
                "bad": "http_requests_total{slot=\\"${slot}\\",status=~\\"5..\\"}",
                "total": "http_requests_total{slot=\\"${slot}\\"}"
                """);
    }

    private MetricUnderTest metric(String wanted) {
        return MetricUnderTest.of(
                new OpenmetricsMetric(),
                "{\"urls\": [\"http://%s/metrics\", \"http://%s/metrics\"], %s}"
                        .formatted(one.address(), two.address(), wanted));
    }
}

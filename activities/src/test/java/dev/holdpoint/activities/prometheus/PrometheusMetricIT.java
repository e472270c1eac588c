package dev.holdpoint.activities.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.activities.MetricUnderTest;
import dev.holdpoint.workflows.judge.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusMetricIT {
    @TempDir private Path folder;

    private CountingServer service;
    private TestingPrometheus prometheus;
    private PrometheusMetric adapter;

    @BeforeEach
    void start() throws Exception {
        service = CountingServer.start();
        var target = new TestingPrometheus.Target(service.address(), Map.of("service", "shop"));
        prometheus = TestingPrometheus.scraping(folder, List.of(target));
        adapter = new PrometheusMetric(prometheus.url(), Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() throws Exception {
        prometheus.close();
        service.close();
    }

    @Test
    void every_request_is_counted_once_from_the_first_error_through_a_restart() throws Exception {
        service.served(200, 1000);
        var metric = errors();
        metric.sampleUntil(() -> metric.samples().stream().anyMatch(PrometheusMetricIT::hasData));
        assertThat(metric.total()).as("requests before the mark").isZero();

        service.served(200, 97);
        metric.sampleUntil(() -> metric.total() >= 97);
        service.served(503, 3);
        metric.sampleUntil(() -> metric.total() >= 100);
        assertThat(metric.total()).isEqualTo(100);
        assertThat(metric.bad()).isEqualTo(3);

        service.startAnew();
        service.served(200, 8);
        service.served(500, 2);
        metric.sampleUntil(() -> metric.total() >= 110);
        metric.sample();
        assertThat(metric.total()).isEqualTo(110);
        assertThat(metric.bad()).isEqualTo(5);
        assertThat(metric.samples())
                .filteredOn(PrometheusMetricIT::hasData)
                .allSatisfy(sample -> assertThat(sample.from()).isBefore(sample.to()));
    }

    @Test
    void a_prometheus_that_is_killed_is_no_data_and_nothing_is_lost_when_it_returns()
            throws Exception {
        service.served(200, 10);
        var metric = errors();
        metric.sampleUntil(() -> metric.samples().stream().anyMatch(PrometheusMetricIT::hasData));
        service.served(200, 5);
        metric.sampleUntil(() -> metric.total() >= 5);

        prometheus.kill();
        service.served(200, 20);
        service.served(500, 1);
        metric.sample();
        assertThat(metric.silence()).contains("Prometheus at 127.0.0.1").contains("did not answer");

        prometheus.startAgain();
        metric.sampleUntil(() -> metric.total() >= 26);
        assertThat(metric.total()).isEqualTo(26);
        assertThat(metric.bad()).isEqualTo(1);
    }

    @Test
    void a_service_that_is_no_longer_scraped_is_no_data() throws Exception {
        service.served(200, 10);
        var metric = errors();
        metric.sampleUntil(() -> metric.samples().stream().anyMatch(PrometheusMetricIT::hasData));

        service.close();

        metric.sampleUntil(() -> !metric.silence().isEmpty());
        assertThat(metric.silence()).contains("s old, one came every 1.0 s; is it still scraped?");
    }

    @Test
    void a_histogram_is_read_as_observations_for_each_bucket() throws Exception {
        service.took(0.05, 3);
        var metric =
                MetricUnderTest.of(
                        adapter,
                        """
                        {"quantile": 0.95,
                         "histogram": "http_request_seconds_bucket{slot=\\"${slot}\\"}"}
                        """);
        metric.sampleUntil(() -> metric.samples().stream().anyMatch(PrometheusMetricIT::hasData));

        service.took(0.05, 90);
        service.took(0.7, 9);
        service.took(30, 1);
        metric.sampleUntil(() -> observations(metric) >= 100);

        assertThat(metric.samples())
                .extracting(sample -> sample.reading())
                .contains(
                        new Reading.Histogram(
                                0.95, List.of(0.1, 0.5, 1.0), List.of(90L, 0L, 9L, 1L)));
        assertThat(observations(metric)).isEqualTo(100);
    }

    @Test
    void a_value_is_read_by_selector_and_by_expression() throws Exception {
        var bySelector =
                MetricUnderTest.of(adapter, "{\"query\": \"memory_used_ratio{slot='green'}\"}");
        bySelector.sampleUntil(
                () -> !bySelector.samples().isEmpty() && bySelector.silence().isEmpty());
        assertThat(bySelector.samples().getLast().reading()).isEqualTo(new Reading.Gauge(0.42));

        var byExpression =
                MetricUnderTest.of(adapter, "{\"query\": \"max(memory_used_ratio) * 100\"}");
        byExpression.sample();
        assertThat(byExpression.samples().getLast().reading()).isEqualTo(new Reading.Gauge(42));
    }

    private MetricUnderTest errors() {
        return MetricUnderTest.of(
                adapter,
                """
                {"bad": "http_requests_total{slot=\\"${slot}\\",status=~\\"5..\\"}",
                 "total": "http_requests_total{slot=\\"${slot}\\"}"}
                """);
    }

    private static boolean hasData(dev.holdpoint.workflows.judge.Sample sample) {
        return !(sample.reading() instanceof Reading.Missing);
    }

    private static long observations(MetricUnderTest metric) {
        return metric.samples().stream()
                .map(sample -> sample.reading())
                .filter(Reading.Histogram.class::isInstance)
                .map(Reading.Histogram.class::cast)
                .flatMap(histogram -> histogram.counts().stream())
                .mapToLong(Long::longValue)
                .sum();
    }
}

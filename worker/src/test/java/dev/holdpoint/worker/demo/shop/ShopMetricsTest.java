package dev.holdpoint.worker.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShopMetricsTest {
    @Test
    void they_are_open_metrics_with_cumulative_buckets() {
        var metrics = new ShopMetrics();
        metrics.count(200, Duration.ofMillis(5));
        metrics.count(200, Duration.ofMillis(30));
        metrics.count(500, Duration.ofSeconds(20));

        assertThat(metrics.render())
                .startsWith(
                        """
                        # TYPE http_requests counter
                        http_requests_total{status="200"} 2
                        http_requests_total{status="500"} 1
                        # TYPE http_request_seconds histogram
                        http_request_seconds_bucket{le="0.005"} 1
                        """)
                .contains("http_request_seconds_bucket{le=\"0.05\"} 2\n")
                .endsWith(
                        """
                        http_request_seconds_bucket{le="10.0"} 2
                        http_request_seconds_bucket{le="+Inf"} 3
                        http_request_seconds_count 3
                        http_request_seconds_sum 20.035000
                        # EOF
                        """);
    }
}

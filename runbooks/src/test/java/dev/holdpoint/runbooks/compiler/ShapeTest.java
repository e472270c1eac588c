package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.holdpoint.workflows.runbook.Binding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {
    @ParameterizedTest
    @CsvSource({
        "prometheus,  '{\"quantile\": 0.99, \"histogram\": \"h\"}', 0.99",
        "openmetrics, '{\"url\": \"u\", \"quantile\": 0.5, \"histogram\": \"h\"}', 0.5",
        "probe,       '{\"path\": \"/\", \"quantile\": 0.9}', 0.9"
    })
    void a_quantile_is_one(String adapter, String settings, double q)
            throws JsonProcessingException {
        assertThat(shape("any", adapter, settings)).isEqualTo(new Shape.Quantile(q));
    }

    @ParameterizedTest
    @CsvSource({"latency-p95, 0.95", "latency-p99-medical, 0.99", "api-latency, 0.95"})
    void a_probe_named_for_the_time_to_answer_is_a_quantile(String name, double q)
            throws JsonProcessingException {
        assertThat(shape(name, "probe", "{\"path\": \"/\"}")).isEqualTo(new Shape.Quantile(q));
    }

    @ParameterizedTest
    @CsvSource({
        "prometheus, '{\"bad\": \"b\", \"total\": \"t\"}'",
        "openmetrics, '{\"url\": \"u\", \"bad\": \"b\", \"total\": \"t\"}'",
        "probe, '{\"path\": \"/\"}'"
    })
    void bad_ones_of_all_are_a_ratio(String adapter, String settings)
            throws JsonProcessingException {
        assertThat(shape("error-rate", adapter, settings)).isEqualTo(new Shape.Ratio());
    }

    @Test
    void anything_else_is_a_gauge() throws JsonProcessingException {
        assertThat(shape("memory", "prometheus", "{\"query\": \"max(m)\"}"))
                .isEqualTo(new Shape.Gauge());
    }

    private static Shape shape(String name, String adapter, String settings)
            throws JsonProcessingException {
        return Shape.of(name, new Binding(adapter, PlanJson.MAPPER.readTree(settings)));
    }
}

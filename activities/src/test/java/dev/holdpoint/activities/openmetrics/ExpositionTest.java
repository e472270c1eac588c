package dev.holdpoint.activities.openmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdpoint.activities.counter.SilentSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTest {
    @Test
    void a_page_of_prometheus_text_is_read() throws SilentSource {
        var page =
                Exposition.parse(
                        """
                        # HELP http_requests_total How many, by "status".
                        # TYPE http_requests_total counter
                        http_requests_total{slot="green",status="200",} 1.027e+03 1395066363000

                        up 1
                          # a comment that begins late
                        temperature{place="a b} c", unit = "°C"}	-3.5
                        """
                                .replace("  # a", "# a"),
                        false);

        assertThat(page.samples())
                .containsExactly(
                        sample(
                                1027,
                                "http_requests_total",
                                Map.of("slot", "green", "status", "200")),
                        sample(1, "up", Map.of()),
                        sample(-3.5, "temperature", Map.of("place", "a b} c", "unit", "°C")));
        assertThat(page.types()).containsEntry("http_requests_total", "counter");
    }

    @Test
    void a_page_of_openmetrics_with_exemplars_is_read() throws SilentSource {
        var page =
                Exposition.parse(
                        """
                        # TYPE seconds histogram
                        # UNIT seconds seconds
                        seconds_bucket{le="0.1"} 8 # {trace_id="a"} 0.054 1520879607.789
                        seconds_bucket{le="+Inf"} 9 1520879607.789
                        seconds_count 9
                        # EOF
                        """,
                        true);

        assertThat(page.samples()).hasSize(3);
        assertThat(page.samples().getFirst())
                .isEqualTo(sample(8, "seconds_bucket", Map.of("le", "0.1")));
    }

    @Test
    void escapes_in_labels_are_undone() throws SilentSource {
        var page = Exposition.parse("a{path=\"C:\\\\new\\n\\\"x\\\"\"} 1\n", false);

        assertThat(page.samples())
                .containsExactly(sample(1, "a", Map.of("path", "C:\\new\n\"x\"")));
    }

    @Test
    void numbers_without_end_and_none_are_read() throws SilentSource {
        var page = Exposition.parse("a +Inf\nb -Inf\nc NaN\nd 1e-3\ne .5\n", false);

        assertThat(page.samples().stream().map(Exposition.Sample::value))
                .containsExactly(
                        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 0.001, 0.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http_requests_total",
                "http_requests_total{slot=\"green\" 5",
                "http_requests_total{slot=green} 5",
                "http_requests_total{slot=\"green\"} five",
                "http_requests_total 5 yesterday",
                "{\"http.requests\",slot=\"green\"} 5",
                "0x 5",
                "<html>"
            })
    void a_line_that_is_no_metric_is_named(String line) {
        assertThatThrownBy(() -> Exposition.parse("up 1\n" + line + "\n", false))
                .hasMessage("line 2 is not a metric: " + line);
    }

    @Test
    void a_page_that_was_cut_off_is_refused() {
        assertThatThrownBy(() -> Exposition.parse("up 1\n", true))
                .hasMessage("the page does not end with \"# EOF\", so a part is missing");
    }

    @Test
    void a_series_that_stands_twice_is_refused() {
        assertThatThrownBy(() -> Exposition.parse("a{b=\"c\"} 1\na{b=\"c\"} 2\n", false))
                .hasMessage("line 2 repeats a series: a{b=\"c\"} 2");
    }

    private static Exposition.Sample sample(double value, String name, Map<String, String> labels) {
        var all = new java.util.HashMap<>(labels);
        all.put("__name__", name);
        return new Exposition.Sample(all, value);
    }
}

package dev.holdpoint.activities.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {
    private static final Map<String, String> GREEN_503 =
            Map.of("__name__", "http_requests_total", "slot", "green", "status", "503");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http_requests_total",
                "http_requests_total{}",
                "http_requests_total{slot=\"green\"}",
                " http_requests_total { slot = 'green' , status =~ \"5..\", } ",
                "http_requests_total{status!=\"200\",slot!~`blue|red`}",
                "{__name__=\"http_requests_total\",slot=\"green\"}",
                "http_requests_total{path=\"\"}"
            })
    void a_plain_selector_selects(String text) {
        assertThat(Selector.parse(text).matches(GREEN_503)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http_requests",
                "http_requests_total{slot=\"blue\"}",
                "http_requests_total{status=~\"5\"}",
                "http_requests_total{status!~\"5..\"}",
                "http_requests_total{path!=\"\"}"
            })
    void a_plain_selector_leaves_out(String text) {
        assertThat(Selector.parse(text).matches(GREEN_503)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate(http_requests_total[5m])",
                "sum(http_requests_total)",
                "http_requests_total[5m]",
                "http_requests_total offset 5m",
                "a + b",
                "http_requests_total{slot=green}",
                "http_requests_total{slot=\"green\" status=\"500\"}",
                "{}",
                " "
            })
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Selector.parse(text))
                .hasMessage(
                        "\"%s\" is not a plain selector such as http_requests_total{slot=\"green\"}: counters are read raw and counted exactly, so no function, operator or range may stand around them"
                                .formatted(text));
    }

    @Test
    void a_wrong_regular_expression_is_named() {
        assertThatThrownBy(() -> Selector.parse("a{status=~\"5(\"}"))
                .hasMessage("label status: \"5(\" is not a regular expression: Unclosed group");
    }

    @Test
    void quoted_quotes_and_braces_are_text() {
        var selector = Selector.parse("a{path=\"/x{\\\"1\\\"}\"}");

        assertThat(selector.matches(Map.of("__name__", "a", "path", "/x{\"1\"}"))).isTrue();
    }
}

package dev.holdpoint.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    record Wait(Duration limit) {
        Wait {
            if (limit.isNegative()) {
                throw new IllegalArgumentException("limit must not be negative, is " + limit);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "15s,PT15S", "5m,PT5M", "24h,PT24H", "7d,P7D", "PT1M30S,PT1M30S"})
    void lengths_of_time_are_written_as_in_the_runbooks(String written, Duration meant) {
        assertThat(settings(written)).isEqualTo(new Wait(meant));
    }

    @Test
    void a_wrong_length_of_time_is_a_sentence_that_says_how_it_is_written() {
        assertThatThrownBy(() -> settings("5 minutes"))
                .hasMessageContaining(
                        "Adapter probe of shop@staging: limit: a length of time is 15s, 5m, 24h or"
                                + " PT15S, not '5 minutes'. Mend the service document.");
    }

    @Test
    void a_value_that_the_settings_refuse_is_their_own_sentence() {
        assertThatThrownBy(() -> settings("-5s"))
                .hasMessageContaining("shop@staging: limit must not be negative, is PT-5S. Mend");
    }

    private static Wait settings(String limit) {
        var json = JsonNodeFactory.instance.objectNode().put("limit", limit);
        var binding = new Binding("probe", json);
        var target = new Target("shop", "staging", binding, null, Map.of(), Map.of());
        return new AdapterCall(target, null, _ -> {}).settings(Wait.class);
    }
}

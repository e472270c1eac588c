package dev.holdpoint.runbooks.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.runbooks.problem.Findings;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.runbooks.yaml.Yaml;
import dev.holdpoint.workflows.runbook.Limit;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
    private final Findings findings = new Findings();

    @ParameterizedTest
    @CsvSource({
        "1s, PT1S",
        "15s, PT15S",
        "5m, PT5M",
        "24h, PT24H",
        "7d, PT168H",
        "PT1H30M, PT1H30M",
        "P1D, PT24H",
        "999999s, PT277H46M39S"
    })
    void durations_are_read(String text, Duration expected) {
        assertThat(read(text, Quantities::duration)).isEqualTo(expected);
        assertThat(findings.inReadingOrder()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0s", "PT0S", "-5m", "5", "5 m", "5min", "1.5h", "1000000s", "P", "PT", "m"})
    void what_is_no_duration_is_refused(String text) {
        read(text, Quantities::duration);
        assertThat(findings.inReadingOrder()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0%, 0", "1%, 1", "99%, 99", "100%, 100"})
    void shares_are_read(String text, int percent) {
        assertThat(read(text, Quantities::share).percent()).isEqualTo(percent);
        assertThat(findings.inReadingOrder()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"101%", "10", "10 %", "-1%", "1.5%", "%"})
    void what_is_no_share_is_refused(String text) {
        read(text, Quantities::share);
        assertThat(findings.inReadingOrder()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "5%, 0.05, PERCENT", "0.1%, 0.001, PERCENT", "300ms, 0.3, SECONDS", "3s, 3, SECONDS",
        "2m, 120, SECONDS", "1h, 3600, SECONDS", "1200, 1200, COUNT", "14.4, 14.4, COUNT"
    })
    void levels_are_read_in_their_base_unit(String text, double value, Limit.Unit unit) {
        assertThat(read(text, Quantities::level)).isEqualTo(new Limit(value, unit));
        assertThat(findings.inReadingOrder()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"50%, 0.5, PERCENT", "5 points, 0.05, POINTS", "0.5 points, 0.005, POINTS"})
    void changes_are_read(String text, double value, Limit.Unit unit) {
        assertThat(read(text, Quantities::change)).isEqualTo(new Limit(value, unit));
        assertThat(findings.inReadingOrder()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 points", "five", "5 %", "-1", "5percent", "3 s"})
    void what_is_no_level_is_refused(String text) {
        read(text, Quantities::level);
        assertThat(findings.inReadingOrder()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10m..30m", "15s..15s", "PT1M..PT2M"})
    void usual_times_are_read(String text) {
        read(text, Quantities::takes);
        assertThat(findings.inReadingOrder()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"30m..10m", "10m", "10m...30m", "..30m", "10m..", "a..b"})
    void what_is_no_range_is_refused(String text) {
        read(text, Quantities::takes);
        assertThat(findings.inReadingOrder()).hasSize(1);
    }

    private <T> T read(String text, Function<Located, T> reader) {
        var quoted = "\"" + text + "\"";
        return reader.apply(Yaml.read("test.yaml", quoted, findings).orElseThrow());
    }
}

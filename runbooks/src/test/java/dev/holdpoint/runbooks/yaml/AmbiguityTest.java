package dev.holdpoint.runbooks.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmbiguityTest {
    @ParameterizedTest
    @CsvSource({
        "yes, a boolean",
        "No, a boolean",
        "on, a boolean",
        "OFF, a boolean",
        "y, a boolean",
        "10:00, a number to the base of sixty",
        "1:30:00, a number to the base of sixty",
        "010, an octal number",
        "0b101, a binary number",
        "1_000, a number",
        "2026-12-25, a date",
        "2026-12-25 10:00:00, a date",
        "0o17, text",
        "1e3, text"
    })
    void what_yaml_1_1_reads_differently_is_ambiguous(String plain, String meaning) {
        assertThat(Ambiguity.of(plain)).contains(meaning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "false",
                "null",
                "0",
                "10",
                "1.10",
                "0.5",
                "-3",
                "0x1F",
                "n/a",
                "yess",
                "10m",
                "10%",
                "31-35",
                "10.0.0.2:9999",
                "v1",
                "~",
                ""
            })
    void the_rest_means_the_same_to_both(String plain) {
        assertThat(Ambiguity.of(plain)).isEmpty();
    }
}

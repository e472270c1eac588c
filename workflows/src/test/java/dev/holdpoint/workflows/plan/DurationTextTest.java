package dev.holdpoint.workflows.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.2S, 200 ms",
        "PT5S, 5 s",
        "PT1.5S, 1 s 500 ms",
        "PT90S, 1 min 30 s",
        "PT5M, 5 min",
        "PT24H, 24 h",
        "PT47H59M, 47 h 59 min",
        "PT48H, 2 d",
        "P7D, 7 d",
        "P3DT1H, 3 d 1 h",
        "-PT5M, -5 min"
    })
    void a_duration_reads_as_people_say_it(Duration duration, String text) {
        assertThat(DurationText.of(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.04S, 0 s",
        "PT0.26S, 0.3 s",
        "PT1.84S, 1.8 s",
        "PT8.999S, 9 s",
        "PT59.98S, 60 s",
        "PT1M0.7S, 1 min",
        "PT5M1.2S, 5 min 1 s"
    })
    void a_measured_duration_is_as_exact_as_people_can_use(Duration duration, String text) {
        assertThat(DurationText.about(duration)).isEqualTo(text);
    }
}

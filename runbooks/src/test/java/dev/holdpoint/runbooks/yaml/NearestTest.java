package dev.holdpoint.runbooks.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    @ParameterizedTest
    @CsvSource({
        "every, every, 0",
        "evry, every, 1",
        "evyer, every, 2",
        "'', at, 2",
        "ramp, hold, 4"
    })
    void edits_are_counted(String one, String other, int edits) {
        assertThat(Nearest.distance(one, other)).isEqualTo(edits);
        assertThat(Nearest.distance(other, one)).isEqualTo(edits);
    }

    @Test
    void the_nearest_of_several_is_named() {
        assertThat(Nearest.to("overs", List.of("over", "every", "owed"))).contains("over");
    }

    @Test
    void three_edits_are_too_far() {
        assertThat(Nearest.to("evening", List.of("every"))).isEmpty();
    }

    @Test
    void a_word_that_would_be_replaced_altogether_is_not_near() {
        assertThat(Nearest.to("xy", List.of("at", "by"))).contains("by");
        assertThat(Nearest.to("xz", List.of("at", "by"))).isEmpty();
    }
}

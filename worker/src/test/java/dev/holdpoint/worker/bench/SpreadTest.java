package dev.holdpoint.worker.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void no_more_than_one_in_a_hundred_is_above_the_p99() {
        var two_hundred = IntStream.rangeClosed(1, 200).mapToObj(it -> (double) it).toList();

        assertThat(Spread.of(two_hundred.reversed())).isEqualTo(new Spread(200, 100, 198, 200));
    }

    @Test
    void of_few_the_p99_is_the_largest() {
        assertThat(Spread.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Spread(3, 2, 3, 3));
    }

    @Test
    void nothing_has_no_spread() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
    }
}

package dev.holdpoint.worker.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    @ParameterizedTest
    @CsvSource({"3/20,3,20", "2/25,2,25", "0/1,0,20", "1/1,20,20", "7/10,7,10"})
    void any_so_many_requests_in_a_row_hold_exactly_so_many_faults(
            String written, int bad, int of) {
        var faults = Faults.parse(written);
        var hits = IntStream.range(0, 10 * of).map(_ -> faults.hitsNext() ? 1 : 0).toArray();

        for (int from = 0; from + of <= hits.length; from++) {
            assertThat(IntStream.range(from, from + of).map(i -> hits[i]).sum())
                    .as("faults among requests %d to %d", from, from + of - 1)
                    .isEqualTo(bad);
        }
    }

    @Test
    void they_are_said_in_words() {
        assertThat(Faults.parse("3/20").words()).isEqualTo("3 of every 20 requests");
    }

    @ParameterizedTest
    @ValueSource(strings = {"15%", "3", "3/0", "-1/20", ""})
    void anything_else_is_refused(String written) {
        assertThatThrownBy(() -> Faults.parse(written))
                .hasMessage("faults are written 3/20, not '" + written + "'");
    }

    @Test
    void more_than_all_is_refused() {
        assertThatThrownBy(() -> Faults.parse("21/20"))
                .hasMessage("faults need 0 <= bad <= of, was 21 of every 20");
    }
}

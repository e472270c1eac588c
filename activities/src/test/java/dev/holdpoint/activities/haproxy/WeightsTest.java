package dev.holdpoint.activities.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.runbook.Ordered;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightsTest {
    @Test
    void slots_of_the_same_size_get_their_shares_in_the_smallest_numbers() {
        assertThat(weights(90, 10, 2, 2)).isEqualTo(Ordered.of("blue", 9, "green", 1));
    }

    @Test
    void a_slot_with_fewer_servers_gets_heavier_ones() {
        assertThat(weights(90, 10, 3, 1)).isEqualTo(Ordered.of("blue", 3, "green", 1));
    }

    @Test
    void everything_and_nothing_are_one_and_zero() {
        assertThat(weights(0, 100, 4, 1)).isEqualTo(Ordered.of("blue", 0, "green", 1));
        assertThat(weights(0, 0, 4, 1)).isEqualTo(Ordered.of("blue", 0, "green", 0));
    }

    @Test
    void every_share_from_8_to_92_reads_back_on_slots_of_up_to_twenty_servers() {
        for (var blue = 1; blue <= 20; blue++) {
            for (var green = 1; green <= 20; green++) {
                for (var share = 8; share <= 92; share++) {
                    var weights = weights(100 - share, share, blue, green);

                    assertThat(weights.values()).allMatch(w -> 1 <= w && w <= Weights.MOST);
                    assertThat(Weights.shares(weights, slots(blue, green)))
                            .as("%d %% on %d servers beside %d", share, green, blue)
                            .containsEntry("green", share);
                }
            }
        }
    }

    @Test
    void a_share_that_no_weights_make_does_not_read_back() {
        var weights = weights(99, 1, 1, 4);

        assertThat(weights).isEqualTo(Ordered.of("blue", 256, "green", 1));
        assertThat(Weights.shares(weights, slots(1, 4))).containsEntry("green", 2);
    }

    @Test
    void per_cent_add_up_to_a_hundred_and_something_is_never_nothing() {
        assertThat(Percent.of(Map.of("a", 1, "b", 1, "c", 1)).values()).containsOnly(33, 34);
        assertThat(Percent.of(Ordered.of("blue", 9_999, "green", 1)))
                .isEqualTo(Ordered.of("blue", 99, "green", 1));
        assertThat(Percent.of(Ordered.of("blue", 0, "green", 0)))
                .isEqualTo(Ordered.of("blue", 0, "green", 0));
    }

    private static Map<String, Integer> weights(
            int blueShare, int greenShare, int blueServers, int greenServers) {
        return Weights.of(
                Ordered.of("blue", blueShare, "green", greenShare),
                slots(blueServers, greenServers));
    }

    private static Map<String, List<String>> slots(int blue, int green) {
        return Ordered.of("blue", servers(blue), "green", servers(green));
    }

    private static List<String> servers(int number) {
        return Collections.nCopies(number, "app");
    }
}

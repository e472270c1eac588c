package dev.holdpoint.activities;

import static dev.holdpoint.workflows.judge.Verdict.FAIL;
import static dev.holdpoint.workflows.judge.Verdict.INCONCLUSIVE;
import static dev.holdpoint.workflows.judge.Verdict.NO_DATA;
import static dev.holdpoint.workflows.judge.Verdict.PASS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.runbook.Ordered;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShareTallyTest {
    private final ShareTally tenth = new ShareTally(shares(90, 10), shares(100, 0));
    private final ShareTally all = new ShareTally(shares(100, 0), null);

    @Test
    void what_was_counted_before_the_first_look_does_not_count() {
        tenth.add(at(0), counters(5_000, 4_000));

        assertThat(tenth.proof().verdict()).isEqualTo(NO_DATA);
        assertThat(tenth.proof().sentence()).isEqualTo("no slot answered a request in 0.0 s.");
    }

    @Test
    void a_share_inside_its_interval_with_enough_requests_passes() {
        tenth.add(at(0), counters(5_000, 4_000));
        tenth.add(at(250), counters(5_900, 4_100));

        assertThat(tenth.proven()).isTrue();
        assertThat(tenth.proof().requests()).isEqualTo(Map.of("blue", 900L, "green", 100L));
        assertThat(tenth.proof().sentence())
                .isEqualTo(
                        "blue answered 900 of 1000 requests, 90 % wanted (868 to 930), green"
                                + " answered 100 of 1000 requests, 10 % wanted (70 to 132).");
    }

    @Test
    void a_share_outside_its_interval_fails_until_it_comes_inside() {
        tenth.add(at(0), counters(0, 0));
        tenth.add(at(250), counters(100, 0));
        assertThat(tenth.proof().verdict()).isEqualTo(FAIL);

        tenth.add(at(500), counters(180, 20));
        assertThat(tenth.proof().verdict()).isEqualTo(PASS);
    }

    @Test
    void what_piled_up_before_the_shift_is_left_behind() {
        tenth.add(at(0), counters(0, 0));
        tenth.add(at(250), counters(400, 0));
        tenth.add(at(500), counters(400 + 131, 14));
        assertThat(tenth.proof().verdict()).isEqualTo(FAIL);

        tenth.add(at(750), counters(400 + 132, 14));
        assertThat(tenth.proof().verdict()).isEqualTo(PASS);
        assertThat(tenth.proof().sentence())
                .isEqualTo(
                        "blue answered 132 of 146 requests, 90 % wanted (118 to 142), green"
                                + " answered 14 of 146 requests, 10 % wanted (4 to 28), after 400"
                                + " that may have waited since before the shift.");
    }

    @Test
    void a_shift_that_never_acts_fails_however_long_it_is_counted() {
        tenth.add(at(0), counters(0, 0));
        for (int look = 1; look <= 400; look++) {
            tenth.add(at(250L * look), counters(20L * look, 0));
            assertThat(tenth.proven()).isFalse();
        }
        assertThat(tenth.proof().verdict()).isEqualTo(FAIL);
    }

    @Test
    void the_former_share_gets_no_lucky_try_the_longer_it_lasts() {
        var random = new Random(1);
        int passed = 0;
        for (int run = 0; run < 500; run++) {
            var tally = new ShareTally(shares(60, 40), shares(90, 10));
            long blue = 0;
            tally.add(at(0), counters(0, 0));
            for (int look = 1; look <= 60 && !tally.proven(); look++) {
                for (int request = 0; request < 20; request++) {
                    blue += random.nextDouble() < 0.9 ? 1 : 0;
                }
                tally.add(at(250L * look), counters(blue, 20L * look - blue));
            }
            passed += tally.proven() ? 1 : 0;
        }
        assertThat(passed)
                .as("of 500 at the former 10 % where 40 % was wanted")
                .isLessThanOrEqualTo(2);
    }

    @Test
    void too_few_requests_to_tell_it_from_the_former_share_are_inconclusive() {
        tenth.add(at(0), counters(0, 0));
        tenth.add(at(9_000), counters(65, 7));

        assertThat(tenth.proof().verdict()).isEqualTo(INCONCLUSIVE);
        assertThat(tenth.proof().sentence())
                .endsWith(
                        "72 requests are too few to tell it from the former share, 73 are needed.");
        tenth.add(at(9_250), counters(66, 7));
        assertThat(tenth.proven()).isTrue();
    }

    @Test
    void all_traffic_is_proven_by_a_quiet_second_while_requests_come() {
        all.add(at(0), counters(10, 10));
        all.add(at(750), counters(60, 10));
        assertThat(all.proof().verdict()).isEqualTo(INCONCLUSIVE);

        all.add(at(1_000), counters(80, 10));
        assertThat(all.proven()).isTrue();
        assertThat(all.proof().sentence())
                .isEqualTo(
                        "blue answered 70 of 70 requests, 100 % wanted,"
                                + " green answered 0 of 70 requests, 0 % wanted,"
                                + " none where 0 % is wanted among the last 70 in 1.0 s.");
    }

    @Test
    void a_late_answer_of_a_drained_slot_starts_the_quiet_second_anew() {
        all.add(at(0), counters(10, 10));
        all.add(at(900), counters(60, 11));
        all.add(at(1_500), counters(90, 11));
        assertThat(all.proof().verdict()).isEqualTo(FAIL);
        assertThat(all.proof().sentence()).endsWith("0 % wanted, the last 0.6 s ago.");

        all.add(at(1_900), counters(99, 11));
        assertThat(all.proven()).isTrue();
    }

    @Test
    void silence_everywhere_proves_nothing() {
        all.add(at(0), counters(10, 10));
        all.add(at(60_000), counters(10, 10));

        assertThat(all.proof().verdict()).isEqualTo(NO_DATA);
        assertThat(all.proof().sentence()).isEqualTo("no slot answered a request in 60.0 s.");
    }

    @Test
    void silence_after_a_late_answer_proves_nothing_either() {
        all.add(at(0), counters(10, 10));
        all.add(at(500), counters(10, 11));
        all.add(at(5_000), counters(10, 11));

        assertThat(all.proof().verdict()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void a_quiet_second_needs_enough_requests_to_tell_it_from_the_former_share() {
        var tally = new ShareTally(shares(100, 0), shares(90, 10));
        tally.add(at(0), counters(0, 0));
        tally.add(at(1_000), counters(72, 0));
        assertThat(tally.proof().verdict()).isEqualTo(INCONCLUSIVE);

        tally.add(at(1_250), counters(73, 0));
        assertThat(tally.proven()).isTrue();
    }

    @Test
    void counters_that_go_back_are_a_new_start() {
        tenth.add(at(0), counters(5_000, 4_000));
        tenth.add(at(250), counters(0, 3_000));
        assertThat(tenth.proof().verdict()).isEqualTo(NO_DATA);

        tenth.add(at(500), counters(90, 3_010));
        assertThat(tenth.proof().requests()).isEqualTo(Map.of("blue", 90L, "green", 10L));
    }

    @Test
    void counters_that_cannot_be_read_are_no_data_whatever_was_counted() {
        assertThat(tenth.proof().sentence())
                .isEqualTo("the counters could not be read: they were never read.");
        tenth.add(at(0), counters(0, 0));
        tenth.add(at(250), counters(90, 10));
        tenth.unreadable("10.0.0.2:9999 did not answer");

        assertThat(tenth.proof().verdict()).isEqualTo(NO_DATA);
        assertThat(tenth.proof().sentence())
                .isEqualTo("the counters could not be read: 10.0.0.2:9999 did not answer.");
    }

    @Test
    void without_a_former_share_a_part_is_told_from_nothing_and_from_all() {
        var tally = new ShareTally(shares(50, 50), null);
        tally.add(at(0), counters(0, 0));
        tally.add(at(250), counters(5, 5));
        assertThat(tally.proof().verdict()).isEqualTo(INCONCLUSIVE);

        tally.add(at(500), counters(6, 5));
        assertThat(tally.proven()).isTrue();
    }

    private static Duration at(long millis) {
        return Duration.ofMillis(millis);
    }

    private static Map<String, Integer> shares(int blue, int green) {
        return Ordered.of("blue", blue, "green", green);
    }

    private static Map<String, Long> counters(long blue, long green) {
        return Ordered.of("blue", blue, "green", green);
    }
}

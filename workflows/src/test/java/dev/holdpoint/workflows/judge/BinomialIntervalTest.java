package dev.holdpoint.workflows.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialIntervalTest {
    private static final BigDecimal TAIL = new BigDecimal("0.0005");

    @Test
    void nothing_at_all_is_exact_and_so_is_everything() {
        assertThat(BinomialInterval.of(1_000, 0)).isEqualTo(new BinomialInterval(1_000, 0, 0, 0));
        assertThat(BinomialInterval.of(1_000, 1))
                .isEqualTo(new BinomialInterval(1_000, 1, 1_000, 1_000));
    }

    @Test
    void no_request_says_nothing() {
        var empty = BinomialInterval.of(0, 0.25);

        assertThat(empty.contains(0)).isTrue();
        assertThat(empty.tellsFrom(1)).isFalse();
    }

    /** Each bound is the last whose exact tail, summed in big decimals, is above 0.05 %. */
    @ParameterizedTest
    @CsvSource({"1,10", "7,50", "30,25", "59,10", "73,10", "100,1", "100,50", "200,75", "250,99"})
    void the_bounds_are_those_of_exact_sums(int requests, int percent) {
        var interval = BinomialInterval.of(requests, percent / 100.0);

        var most = (int) interval.most();
        var least = (int) interval.least();
        assertThat(tail(requests, percent, most, requests)).isGreaterThan(TAIL);
        assertThat(tail(requests, percent, most + 1, requests)).isLessThanOrEqualTo(TAIL);
        assertThat(tail(requests, percent, 0, least)).isGreaterThan(TAIL);
        assertThat(tail(requests, percent, 0, least - 1)).isLessThanOrEqualTo(TAIL);
    }

    @Test
    void a_fair_balancer_is_outside_less_than_once_in_a_thousand() {
        var random = new Random(20_261_121);
        var interval = BinomialInterval.of(500, 0.1);
        var outside = 0;
        for (var trial = 0; trial < 20_000; trial++) {
            var hits = random.doubles(500).filter(chance -> chance < 0.1).count();
            outside += interval.contains(hits) ? 0 : 1;
        }
        assertThat(outside).isBetween(1, 30);
    }

    @Test
    void large_counts_stay_close_to_the_normal_bounds() {
        var interval = BinomialInterval.of(10_000_000, 0.25);
        // 3.2905 standard deviations hold 99.9 % of a normal distribution
        var spread = 3.2905 * Math.sqrt(10_000_000 * 0.25 * 0.75);

        assertThat(interval.least()).isCloseTo(Math.round(2_500_000 - spread), within(4));
        assertThat(interval.most()).isCloseTo(Math.round(2_500_000 + spread), within(4));
    }

    /** 73 = ln 0.0005 / ln 0.9 rounded up: then ten per cent without one hit is too unlikely. */
    @ParameterizedTest
    @CsvSource({"10,0,73", "100,90,73", "100,0,1", "50,0,11"})
    void enough_requests_tell_a_share_from_the_former_one(int share, int former, long enough) {
        assertThat(BinomialInterval.enough(share / 100.0, former / 100.0)).isEqualTo(enough);
    }

    @ParameterizedTest
    @CsvSource({"10,0", "25,10", "50,25", "100,50", "1,0", "51,50"})
    void one_request_fewer_than_enough_does_not_tell(int share, int former) {
        var enough = BinomialInterval.enough(share / 100.0, former / 100.0);

        assertThat(BinomialInterval.of(enough, share / 100.0).tellsFrom(former / 100.0)).isTrue();
        assertThat(BinomialInterval.of(enough - 1, share / 100.0).tellsFrom(former / 100.0))
                .isFalse();
    }

    @Test
    void a_share_beyond_all_and_a_share_of_itself_are_refused() {
        assertThatThrownBy(() -> BinomialInterval.of(10, 1.5))
                .hasMessage(
                        "an interval needs requests >= 0 and a share of 0 to 1, was 10 and 1.5");
        assertThatThrownBy(() -> BinomialInterval.of(10, Double.NaN))
                .hasMessageContaining("was 10 and NaN");
        assertThatThrownBy(() -> BinomialInterval.enough(0.5, 0.5))
                .hasMessage("nothing tells a share from itself: 0.5");
    }

    private static BigDecimal tail(int requests, int percent, int from, int to) {
        var sum = BigDecimal.ZERO;
        for (var hits = Math.max(0, from); hits <= to; hits++) {
            sum = sum.add(probability(requests, percent, hits));
        }
        return sum;
    }

    private static BigDecimal probability(int requests, int percent, int hits) {
        var ways = BigInteger.ONE;
        for (var k = 1; k <= hits; k++) {
            ways =
                    ways.multiply(BigInteger.valueOf(requests - k + 1))
                            .divide(BigInteger.valueOf(k));
        }
        return new BigDecimal(ways)
                .multiply(BigDecimal.valueOf(percent, 2).pow(hits))
                .multiply(BigDecimal.valueOf(100 - percent, 2).pow(requests - hits));
    }

    private static org.assertj.core.data.Offset<Long> within(long offset) {
        return org.assertj.core.api.Assertions.within(offset);
    }
}

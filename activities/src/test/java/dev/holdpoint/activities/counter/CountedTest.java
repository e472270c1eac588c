package dev.holdpoint.activities.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdpoint.workflows.judge.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CountedTest {
    private static final Set<String> WATCHED = Set.of("shop/a", "shop/b");

    @Test
    void the_first_call_only_sets_the_mark() throws SilentSource {
        var counted = ratio(null, List.of(ok("a", at(0, 900), at(5, 1000))), List.of());

        assertThat(counted.intervals()).isEmpty();
        assertThat(counted.standing().to()).isEqualTo(5000);
        assertThat(counted.standing().interval()).isEqualTo(5000);
    }

    @Test
    void each_scrape_since_the_mark_is_an_interval_by_the_sources_time() throws SilentSource {
        var mark = marked(ok("a", at(0, 900), at(5, 1000)));

        var counted =
                ratio(mark, List.of(ok("a", at(5, 1000), at(10, 1030), at(15, 1030))), List.of());

        assertThat(counted.intervals())
                .containsExactly(
                        new Counted.Interval(new Slice(5000, 10_000), new Reading.Ratio(0, 30)),
                        new Counted.Interval(new Slice(10_000, 15_000), new Reading.Ratio(0, 0)));
    }

    @Test
    void nothing_new_is_no_interval_and_counts_later() throws SilentSource {
        var mark = marked(ok("a", at(0, 900), at(5, 1000)));

        var none = ratio(mark, List.of(ok("a", at(0, 900), at(5, 1000))), List.of());
        var later = ratio(none.standing(), List.of(ok("a", at(5, 1000), at(10, 1007))), List.of());

        assertThat(none.intervals()).isEmpty();
        assertThat(readings(later)).containsExactly(new Reading.Ratio(0, 7));
    }

    @Test
    void a_value_that_fell_is_a_restart_and_counts_from_nothing() throws SilentSource {
        var mark = marked(ok("a", at(0, 900), at(5, 1000)));

        var counted = ratio(mark, List.of(ok("a", at(10, 12), at(15, 20))), List.of());

        assertThat(readings(counted))
                .containsExactly(new Reading.Ratio(0, 12), new Reading.Ratio(0, 8));
    }

    @Test
    void the_first_error_of_a_watched_target_counts() throws SilentSource {
        var mark = marked(ok("a", at(0, 90), at(5, 100)));
        var failed = failed("a", at(10, 3));

        var counted = ratio(mark, List.of(ok("a", at(10, 197)), failed), List.of(failed));

        assertThat(readings(counted)).containsExactly(new Reading.Ratio(3, 100));
    }

    @Test
    void a_target_never_watched_counts_from_its_first_point_on() throws SilentSource {
        var mark = marked(ok("a", at(0, 90), at(5, 100)));
        var stranger = ok("old", at(10, 1_000_000));
        var first =
                Counted.ratio(
                        mark,
                        0,
                        Set.of("shop/a"),
                        List.of(ok("a", at(10, 101)), stranger),
                        List.of());

        var more = ok("old", at(15, 1_000_004));
        var second = ratio(first.standing(), List.of(ok("a", at(15, 102)), more), List.of());

        assertThat(readings(first)).containsExactly(new Reading.Ratio(0, 1));
        assertThat(readings(second)).containsExactly(new Reading.Ratio(0, 5));
    }

    @Test
    void the_errors_that_a_stranger_brings_along_never_count() throws SilentSource {
        var nothing = Found.nothing(null, 0, 5000, "nothing").counted().standing();
        var total = List.of(ok("old", at(10, 5000)), failed("old", at(10, 700)));
        var first = Counted.ratio(nothing, 0, Set.of(), total, List.of(total.getLast()));

        var after = List.of(ok("old", at(15, 5010)), failed("old", at(15, 701)));
        var second =
                Counted.ratio(
                        first.standing(),
                        0,
                        first.standing().targets(after),
                        after,
                        List.of(after.getLast()));

        assertThat(first.intervals()).isEmpty();
        assertThat(readings(second)).containsExactly(new Reading.Ratio(1, 11));
    }

    @Test
    void errors_of_a_scrape_that_total_does_not_show_yet_wait_for_the_next_call()
            throws SilentSource {
        var mark = marked(ok("a", at(0, 90), at(5, 100)), failed("a", at(5, 1)));
        // the scrape at 10 s ended after total was read and before bad was
        var raced = failed("a", at(5, 1), at(10, 9));

        var first =
                ratio(mark, List.of(ok("a", at(5, 100)), failed("a", at(5, 1))), List.of(raced));
        var second =
                ratio(
                        first.standing(),
                        List.of(ok("a", at(10, 105)), failed("a", at(10, 9))),
                        List.of(raced));

        assertThat(first.intervals()).isEmpty();
        assertThat(readings(second)).containsExactly(new Reading.Ratio(8, 13));
    }

    @Test
    void targets_scraped_at_different_moments_share_an_interval() throws SilentSource {
        var mark = marked(ok("a", at(0, 0), at(5, 0)), ok("b", at(2, 0), at(7, 0)));

        var counted =
                ratio(
                        mark,
                        List.of(
                                ok("a", at(5, 0), at(10, 10), at(15, 20)),
                                ok("b", at(7, 0), at(12, 5), at(17, 10))),
                        List.of());

        assertThat(readings(counted))
                .containsExactly(new Reading.Ratio(0, 15), new Reading.Ratio(0, 15));
        assertThat(counted.intervals().getLast().slice()).isEqualTo(new Slice(12_000, 17_000));
    }

    @Test
    void more_errors_than_requests_counts_nothing_and_waits() throws SilentSource {
        var mark = marked(ok("a", at(0, 90), at(5, 100)));
        var bad = List.of(failed("a", at(10, 2)));

        assertThatThrownBy(() -> ratio(mark, List.of(ok("a", at(10, 101))), bad))
                .isInstanceOf(SilentSource.class)
                .hasMessage("the counters contradict each other: 2 bad of 1 requests");
    }

    @Test
    void counters_that_agree_again_a_scrape_later_are_read_together() throws SilentSource {
        var mark = marked(ok("a", at(0, 90), at(5, 100)));
        var total = List.of(ok("a", at(10, 101), at(15, 110)));

        var counted = ratio(mark, total, List.of(failed("a", at(10, 2), at(15, 3))));

        assertThat(counted.intervals())
                .containsExactly(
                        new Counted.Interval(new Slice(5000, 15_000), new Reading.Ratio(3, 10)));
    }

    @Test
    void counters_that_never_agree_are_time_without_data_in_the_end() throws SilentSource {
        var mark = marked(ok("a", at(0, 90), at(5, 100)));

        var counted =
                Counted.ratio(
                        mark,
                        30_000,
                        WATCHED,
                        List.of(ok("a", at(35, 101))),
                        List.of(failed("a", at(35, 2))));

        assertThat(readings(counted))
                .containsExactly(
                        new Reading.Missing(
                                "the counters contradict each other: 2 bad of 1 requests"));
        assertThat(counted.standing().to()).isEqualTo(35_000);
    }

    @Test
    void errors_counted_elsewhere_do_not_run_ahead_of_the_requests() throws SilentSource {
        var first = List.of(ok("a", at(0, 90), at(5, 100)));
        var mark = Counted.ratio(null, 0, WATCHED, first, List.of(failed("b", at(4, 0))));

        var total = List.of(ok("a", at(10, 200)));
        var early = ratio(mark.standing(), total, List.of(failed("b", at(11, 100))));
        var more = List.of(ok("a", at(15, 300)));
        var late = ratio(early.standing(), more, List.of(failed("b", at(11, 100))));

        assertThat(readings(early)).containsExactly(new Reading.Ratio(0, 100));
        assertThat(readings(late)).containsExactly(new Reading.Ratio(100, 100));
    }

    @Test
    void a_histogram_gives_the_observations_of_each_bucket_alone() throws SilentSource {
        var mark =
                Counted.histogram(
                                null,
                                0,
                                WATCHED,
                                0.95,
                                buckets(Map.of("0.1", 5., "0.5", 8., "+Inf", 9.), 5))
                        .standing();

        var counted =
                Counted.histogram(
                        mark,
                        0,
                        WATCHED,
                        0.95,
                        buckets(Map.of("0.1", 95., "0.5", 100., "+Inf", 102.), 10));

        assertThat(readings(counted))
                .containsExactly(
                        new Reading.Histogram(0.95, List.of(0.1, 0.5), List.of(90L, 2L, 1L)));
    }

    @Test
    void a_histogram_without_its_open_bucket_is_refused() {
        assertThatThrownBy(() ->
                        Counted.histogram(null, 0, WATCHED, 0.95, buckets(Map.of("0.1", 5.), 5)))
                .hasMessageContaining("has no bucket with le=\"+Inf\"");
    }

    @Test
    void histograms_with_different_buckets_are_not_added_up() {
        var some = buckets(Map.of("0.1", 5., "+Inf", 9.), 5);
        var other = series("b", "le", "0.2", at(5, 1));

        assertThatThrownBy(() ->
                        Counted.histogram(
                                null,
                                0,
                                WATCHED,
                                0.95,
                                List.of(
                                        some.getFirst(),
                                        some.getLast(),
                                        other,
                                        series("b", "le", "+Inf", at(5, 2)))))
                .hasMessageContaining("different buckets");
    }

    @Test
    void whatever_the_calls_and_restarts_every_request_counts_once() throws SilentSource {
        for (long seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var points = new Point[60];
            var value = 0.0;
            var served = 0L;
            points[0] = at(0, value);
            for (int i = 1; i < points.length; i++) {
                var more = random.nextInt(1, 20);
                // a restart is seen only if the counter did not overtake its old value
                value = random.nextInt(10) == 0 && more < value ? more : value + more;
                served += more;
                points[i] = at(i, value);
            }
            assertThat(countedInPieces(points, random)).as("seed %d", seed).isEqualTo(served);
        }
    }

    private static long countedInPieces(Point[] points, Random random) throws SilentSource {
        var standing = marked(ok("a", points[0]));
        var total = 0L;
        for (int end = 1; end < points.length; ) {
            end = Math.min(points.length, end + random.nextInt(1, 9));
            var window = Arrays.copyOfRange(points, Math.max(0, end - random.nextInt(10, 15)), end);
            var counted = ratio(standing, List.of(ok("a", window)), List.of());
            standing = counted.standing();
            for (var reading : readings(counted)) {
                total += ((Reading.Ratio) reading).total();
            }
        }
        return total;
    }

    private static Counted ratio(@Nullable Standing before, List<Series> total, List<Series> bad)
            throws SilentSource {
        return Counted.ratio(before, 0, WATCHED, total, bad);
    }

    private static Standing marked(Series... series) throws SilentSource {
        var bad = Arrays.stream(series).filter(one -> one.labels().containsValue("500")).toList();
        return Counted.ratio(null, 0, WATCHED, List.of(series), bad).standing();
    }

    private static List<Reading> readings(Counted counted) {
        return counted.intervals().stream().map(Counted.Interval::reading).toList();
    }

    private static List<Series> buckets(Map<String, Double> counts, long second) {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .map(bucket ->
                                series("a", "le", bucket.getKey(), at(second, bucket.getValue())))
                        .toList();
    }

    private static Series ok(String instance, Point... points) {
        return series(instance, "status", "200", points);
    }

    private static Series failed(String instance, Point... points) {
        return series(instance, "status", "500", points);
    }

    private static Series series(String instance, String label, String value, Point... points) {
        return new Series(
                Map.of("job", "shop", "instance", instance, label, value), List.of(points));
    }

    private static Point at(long second, double value) {
        return new Point(second * 1000, value);
    }
}

package dev.holdpoint.workflows.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.runbook.Limit;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.scene.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Exposure A_QUARTER =
            new Exposure("green", Map.of("blue", 75, "green", 25), START, START);

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }

    /** One sample each five seconds from the start, one for each count of bad requests. */
    private static Evidence errors(int total, int... bad) {
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < bad.length; i++) {
            samples.add(sample(i * 5, new Reading.Ratio(bad[i], total)));
        }
        return new Evidence(samples, List.of(), counted(25, 75), List.of());
    }

    private static Sample sample(int second, Reading reading) {
        return new Sample("error-rate", "green", at(second), at(second + 5), reading, false);
    }

    private static List<ShareSample> counted(long green, long blue) {
        return List.of(new ShareSample(at(0), at(5), Map.of("green", green, "blue", blue)));
    }

    private static RuleVerdict first(Rule rule, Evidence evidence, int now) {
        return ruling(rule, evidence, now).verdicts().getFirst();
    }

    private static Ruling ruling(Rule rule, Evidence evidence, int now) {
        return new Judge(List.of(Rules.planned(1, rule)), EVERY)
                .judge(evidence, A_QUARTER, at(now));
    }

    @ParameterizedTest
    @CsvSource({"9, PASS", "10, PASS", "11, FAIL"})
    void a_limit_is_crossed_only_beyond_it(int bad, Verdict verdict) {
        var rule = Rules.errorsAbove(10, Rule.Action.ROLLBACK);

        assertThat(first(rule, errors(100, bad), 5).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"28, INCONCLUSIVE", "29, FAIL"})
    void the_requests_a_limit_needs_are_needed_for_a_fail(int total, Verdict verdict) {
        var rule = Rules.errorsAbove(10, Rule.Action.ROLLBACK);

        assertThat(first(rule, errors(total, total), 5).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"28, INCONCLUSIVE", "29, PASS"})
    void the_requests_a_limit_needs_are_needed_for_a_pass(int total, Verdict verdict) {
        var rule = Rules.errorsAbove(10, Rule.Action.ROLLBACK);

        assertThat(first(rule, errors(total, 0), 5).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"20, PASS", "21, NO_DATA"})
    void three_samples_without_a_word_are_no_data(int now, Verdict verdict) {
        var rule = Rules.errorsAbove(10, Rule.Action.ROLLBACK);

        assertThat(first(rule, errors(100, 0), now).verdict()).isEqualTo(verdict);
    }

    @Test
    void a_source_that_never_answered_is_no_data_with_its_reason() {
        var missing =
                new Evidence(
                        List.of(sample(0, new Reading.Missing("connection refused"))),
                        List.of(),
                        counted(25, 75),
                        List.of());
        var verdict = first(Rules.errorsAbove(10, Rule.Action.ROLLBACK), missing, 5);

        assertThat(verdict.verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(verdict.sentence()).isEqualTo("error-rate has no data: connection refused");
    }

    @Test
    void only_the_last_minute_counts() {
        var bad = new int[24];
        java.util.Arrays.fill(bad, 0, 12, 50);

        assertThat(first(Rules.errorsAbove(10, Rule.Action.ROLLBACK), errors(100, bad), 120))
                .extracting(RuleVerdict::verdict, RuleVerdict::samples)
                .containsExactly(Verdict.PASS, 12);
    }

    @ParameterizedTest
    @CsvSource({"23, PASS", "24, FAIL"})
    void a_sustained_breach_takes_its_whole_time(int samples, Verdict verdict) {
        var rule = Rules.errorsAbove(10, Duration.ofMinutes(2), Rule.Action.ROLLBACK, false);
        var bad = new int[samples];
        java.util.Arrays.fill(bad, 20);
        var judged = first(rule, errors(100, bad), samples * 5);

        assertThat(judged.verdict()).isEqualTo(verdict);
        assertThat(judged.breaching()).isTrue();
    }

    @Test
    void a_gap_in_a_sustained_breach_is_unknown_and_starts_it_anew() {
        var rule = Rules.errorsAbove(10, Duration.ofMinutes(2), Rule.Action.ROLLBACK, false);
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < 40; i++) {
            if (i < 10 || i > 20) {
                samples.add(sample(i * 5, new Reading.Ratio(20, 100)));
            }
        }
        var evidence = new Evidence(samples, List.of(), counted(25, 75), List.of());

        assertThat(first(rule, evidence, 200).verdict()).isEqualTo(Verdict.PASS);
        assertThat(first(rule, evidence, 200).sentence())
                .contains(", for 1 min 35 s so far; 2 min is the limit");
    }

    @Test
    void a_breach_that_does_not_last_yet_keeps_a_hold_from_passing() {
        var rule = Rules.errorsAbove(10, Duration.ofMinutes(2), Rule.Action.ROLLBACK, false);

        assertThat(ruling(rule, errors(100, 20), 5).hold()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling(rule, errors(100, 20), 5).decisive()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"60, 2", "61, 1"})
    void a_row_for_the_first_minute_is_silent_after_it(int now, int verdicts) {
        var rule =
                new Rule(
                        new Rule.Subject.Metric("error-rate"),
                        new Rule.Condition.Above(new Limit(0.1, Limit.Unit.PERCENT)),
                        null,
                        Duration.ofMinutes(1),
                        null,
                        null,
                        Rule.Action.ROLLBACK,
                        null,
                        false,
                        null,
                        null,
                        null);

        assertThat(ruling(rule, errors(100, 0), now).verdicts()).hasSize(verdicts);
    }

    @ParameterizedTest
    @CsvSource({"0.99, 0.4, PASS", "0.99, 0.6, FAIL"})
    void a_quantile_is_interpolated_in_its_bucket(double quantile, double upper, Verdict verdict) {
        var rule =
                new Rule(
                        new Rule.Subject.Metric("error-rate"),
                        new Rule.Condition.Above(new Limit(0.5, Limit.Unit.SECONDS)),
                        null,
                        null,
                        null,
                        null,
                        Rule.Action.ROLLBACK,
                        null,
                        false,
                        null,
                        null,
                        null);
        var histogram =
                new Reading.Histogram(quantile, List.of(0.1, upper), List.of(10L, 990L, 0L));
        var evidence =
                new Evidence(List.of(sample(0, histogram)), List.of(), counted(25, 75), List.of());

        assertThat(first(rule, evidence, 5).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "250, 750, PASS",
        "300, 700, FAIL",
        "200, 800, FAIL",
        "0, 0, NO_DATA",
        "0, 1000, FAIL"
    })
    void the_measured_share_is_judged(long green, long blue, Verdict verdict) {
        var evidence =
                new Evidence(errors(100, 0).samples(), List.of(), counted(green, blue), List.of());
        var judged = ruling(Rules.errorsAbove(10, Rule.Action.ROLLBACK), evidence, 5);

        assertThat(judged.verdicts().getLast())
                .extracting(RuleVerdict::rule, RuleVerdict::verdict)
                .containsExactly("share", verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "'FAIL,FAIL', PASS",
        "'PASS,FAIL,FAIL,FAIL', FAIL",
        "'FAIL,FAIL,PASS', PASS",
        "'NO_DATA', NO_DATA",
        "'', NO_DATA",
        "'FAIL,FAIL,FAIL', FAIL"
    })
    void a_check_fails_by_failures_in_a_row(String runs, Verdict verdict) {
        var checks = new ArrayList<CheckSample>();
        for (var run : runs.isEmpty() ? new String[0] : runs.split(",")) {
            checks.add(
                    new CheckSample(
                            "healthy", "green", at(checks.size()), Verdict.valueOf(run), "looked"));
        }
        var evidence = new Evidence(List.of(), checks, counted(25, 75), List.of());

        assertThat(first(Rules.fails("healthy", 3, Rule.Action.ROLLBACK), evidence, 5).verdict())
                .isEqualTo(verdict);
    }

    @Test
    void the_most_severe_row_decides() {
        var rules =
                List.of(
                        Rules.planned(1, Rules.errorsAbove(5, Rule.Action.ASK)),
                        Rules.planned(2, Rules.errorsAbove(10, Rule.Action.ROLLBACK)),
                        Rules.planned(3, Rules.errorsAbove(2, Rule.Action.WARN)));
        var ruling = new Judge(rules, EVERY).judge(errors(200, 50), A_QUARTER, at(5));

        assertThat(ruling.action()).isEqualTo(Rule.Action.ROLLBACK);
        assertThat(decisive(ruling)).isEqualTo("rule-2");
    }

    private static @Nullable String decisive(Ruling ruling) {
        return ruling.decisive() == null ? null : ruling.decisive().rule();
    }

    @Test
    void a_warning_never_keeps_a_hold_from_passing() {
        var ruling = ruling(Rules.errorsAbove(10, Rule.Action.WARN), errors(100, 50), 5);

        assertThat(ruling.hold()).isEqualTo(Verdict.PASS);
    }

    @Test
    void the_stable_slot_is_never_judged() {
        var evidence =
                new Evidence(
                        List.of(
                                new Sample(
                                        "error-rate",
                                        "blue",
                                        at(0),
                                        at(5),
                                        new Reading.Ratio(100, 100),
                                        false),
                                sample(0, new Reading.Ratio(0, 100))),
                        List.of(),
                        counted(25, 75),
                        List.of());

        assertThat(first(Rules.errorsAbove(10, Rule.Action.ROLLBACK), evidence, 5).verdict())
                .isEqualTo(Verdict.PASS);
    }
}

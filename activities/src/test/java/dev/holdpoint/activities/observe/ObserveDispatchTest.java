package dev.holdpoint.activities.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.Adapters;
import dev.holdpoint.activities.CheckAdapter;
import dev.holdpoint.activities.DeployAdapter;
import dev.holdpoint.activities.MetricUnderTest;
import dev.holdpoint.activities.TestingMetric;
import dev.holdpoint.activities.TestingTraffic;
import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Sample;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.port.CheckCall;
import dev.holdpoint.workflows.port.CheckResult;
import dev.holdpoint.workflows.port.Observation;
import dev.holdpoint.workflows.port.ObserveActivities;
import dev.holdpoint.workflows.port.ObserveCall;
import dev.holdpoint.workflows.port.ObserveCall.Hint;
import dev.holdpoint.workflows.port.ObserveCall.MetricTarget;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.port.Target;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObserveDispatchTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final String GREEN = ObserveCall.cursor("error-rate", "green");

    private final TestingMetric metric = new TestingMetric("one");
    private final TestingMetric other = new TestingMetric("other");
    private final TestingTraffic traffic =
            new TestingTraffic(List.of(Map.of("blue", 90, "green", 10)));
    private final TestingCheck check = new TestingCheck();
    private final TestingPlace place = new TestingPlace();
    private final List<Beat> beats = new CopyOnWriteArrayList<>();
    private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    private ObserveActivities activities =
            new ObserveDispatch(new Adapters(List.of(metric, other, traffic, check, place)));

    @BeforeEach
    void register() {
        environment.registerActivitiesImplementations(activities);
        environment.setActivityHeartbeatListener(Beat.class, beats::add);
        activities = environment.newActivityStub(ObserveActivities.class);
    }

    @AfterEach
    void close() {
        environment.close();
    }

    @Test
    void requests_are_counted_since_the_mark_that_the_last_stretch_left() {
        metric.total.set(500);
        var first = activities.observe(call(SECOND, Map.of()));
        metric.total.set(620);

        var second = activities.observe(call(SECOND, first.cursors()));

        assertThat(total(first)).isZero();
        assertThat(total(second)).isEqualTo(120);
        assertThat(second.early()).isFalse();
    }

    @Test
    void a_stretch_samples_at_its_pace_and_ends_with_a_last_sample() {
        var observation = activities.observe(call(Duration.ofMillis(1500), Map.of()));

        // one call sets the mark at 0 s, then 0.5 s, 1 s and the end
        assertThat(metric.calls).hasValue(4);
        assertThat(of(observation, "error-rate")).hasSize(3);
        assertThat(Duration.between(observation.from(), observation.to()))
                .isBetween(Duration.ofMillis(1500), Duration.ofMillis(2500));
    }

    @Test
    void heartbeats_say_in_words_how_it_stands() {
        metric.total.set(0);
        activities.observe(call(Duration.ofMillis(2200), Map.of(GREEN, LongNode.valueOf(-312))));

        assertThat(beats).hasSizeGreaterThanOrEqualTo(3);
        assertThat(beats.getLast().progress())
                .isEqualTo(
                        "2 of 2 s, error-rate of green: 0.0 % of 312 requests, latency of green: no"
                                + " request");
    }

    @Test
    void a_crossed_hint_ends_the_stretch_at_once() {
        metric.total.set(100);
        metric.bad.set(11);

        var observation = activities.observe(hinted(above(0.1)));

        assertThat(observation.early()).isTrue();
        assertThat(observation.samples()).hasSize(1);
    }

    @Test
    void a_hint_does_not_hold_on_fewer_requests_than_it_needs() {
        metric.total.set(28);
        metric.bad.set(28);

        assertThat(activities.observe(hinted(above(0.1))).early()).isFalse();
    }

    @Test
    void a_check_that_fails_as_often_in_a_row_as_a_hint_says_ends_the_stretch() {
        check.verdict = Verdict.FAIL;

        var observation = activities.observe(hinted(new Hint("health", "green", true, true, 3, 0)));

        assertThat(observation.early()).isTrue();
        assertThat(observation.checks()).hasSize(3);
    }

    @Test
    void a_source_that_hangs_is_no_data_and_stops_no_other() {
        other.hang();

        var observation = activities.observe(call(Duration.ofSeconds(4), Map.of()));

        assertThat(of(observation, "latency"))
                .isNotEmpty()
                .allSatisfy(sample ->
                        assertThat(sample.reading())
                                .isEqualTo(new Reading.Missing("no answer within 2 s")));
        assertThat(of(observation, "error-rate")).hasSizeGreaterThanOrEqualTo(7);
        assertThat(Duration.between(observation.from(), observation.to()))
                .isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void a_source_that_throws_is_no_data_with_its_reason() {
        other.fail(new IllegalStateException("out of memory over there"));

        var observation = activities.observe(call(SECOND, Map.of()));

        assertThat(of(observation, "latency").getFirst().reading())
                .asString()
                .contains("out of memory over there");
    }

    @Test
    void an_adapter_that_this_worker_does_not_have_is_no_data() {
        var unknown = new MetricTarget("error-rate", target("nowhere"));

        var observation =
                activities.observe(
                        new ObserveCall(
                                List.of(unknown),
                                List.of(),
                                null,
                                SECOND,
                                SECOND,
                                Map.of(),
                                List.of()));

        assertThat(observation.samples().getFirst().reading())
                .asString()
                .contains("this worker has no metric adapter of that name");
    }

    @Test
    void shares_are_counted_since_the_last_stretch_and_not_through_a_reset() {
        var first = activities.observe(shares(Map.of()));
        assertThat(requests(first)).isEqualTo(Map.of("blue", 18L, "green", 2L));

        traffic.counters.replaceAll((slot, count) -> 0L);
        var second = activities.observe(shares(first.cursors()));

        assertThat(second.shares().getFirst().restarted()).isTrue();
        assertThat(second.shares().getLast().restarted()).isFalse();
        assertThat(requests(second)).isEqualTo(Map.of("blue", 9L, "green", 1L));
    }

    @Test
    void what_runs_in_a_place_is_seen() {
        place.version = "2.4.0";

        var observation = activities.observe(seeing("2.4.0", SECOND));

        assertThat(observation.releases())
                .singleElement()
                .satisfies(release -> {
                    assertThat(release.slot()).isEqualTo("green");
                    assertThat(release.version()).isEqualTo("2.4.0");
                });
        assertThat(observation.early()).isFalse();
    }

    @Test
    void a_place_where_something_else_runs_ends_the_stretch_early() {
        place.version = "1.9.9";

        var observation = activities.observe(seeing("2.4.0", Duration.ofMinutes(5)));

        assertThat(observation.early()).isTrue();
        assertThat(observation.releases().getFirst().version()).isEqualTo("1.9.9");
    }

    @Test
    void a_place_that_cannot_be_looked_at_says_nothing() {
        var observation = activities.observe(seeing("2.4.0", SECOND));

        assertThat(observation.releases()).isEmpty();
        assertThat(observation.early()).isFalse();
    }

    @Test
    void cancelling_hands_over_what_there_is() throws Exception {
        metric.total.set(7);
        var call = call(Duration.ofMinutes(5), Map.of(GREEN, LongNode.valueOf(0)));
        var observed = CompletableFuture.supplyAsync(() -> activities.observe(call));
        awaitBeats(2);

        environment.requestCancelActivity();

        var observation = observed.get(10, TimeUnit.SECONDS);
        assertThat(total(observation)).isEqualTo(7);
        assertThat(observation.cursors().get(GREEN)).hasToString("7");
        assertThat(observation.early()).isFalse();
    }

    @Test
    void a_second_try_goes_on_from_the_last_heartbeat_and_keeps_the_end() {
        var now = Instant.now();
        var counted = new Sample("error-rate", "green", now, now, new Reading.Ratio(1, 40), false);
        var sofar =
                new Observation(
                        now.minusSeconds(29),
                        now,
                        List.of(counted),
                        List.of(),
                        List.of(),
                        Map.of(GREEN, LongNode.valueOf(40)),
                        false);
        environment.setHeartbeatDetails(new Beat("29 of 30 s", sofar));
        metric.total.set(100);

        var observation = activities.observe(call(Duration.ofSeconds(30), Map.of()));

        assertThat(observation.from()).isEqualTo(sofar.from());
        assertThat(total(observation)).isEqualTo(100);
        assertThat(Duration.between(now, observation.to())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_second_try_after_the_end_samples_once_and_returns() {
        var before = Instant.now().minusSeconds(60);
        var sofar =
                new Observation(
                        before,
                        before,
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of(GREEN, LongNode.valueOf(40)),
                        false);
        environment.setHeartbeatDetails(new Beat("", sofar));
        metric.total.set(90);

        assertThat(total(activities.observe(call(Duration.ofSeconds(30), Map.of())))).isEqualTo(50);
    }

    @Test
    void a_second_try_of_one_that_was_lost_before_its_first_mark_has_the_whole_time() {
        var before = Instant.now().minusSeconds(60);
        environment.setHeartbeatDetails(
                new Beat(
                        "",
                        new Observation(
                                before, before, List.of(), List.of(), List.of(), Map.of(), false)));

        var observation = activities.observe(call(SECOND, Map.of()));

        assertThat(of(observation, "error-rate")).isNotEmpty();
        assertThat(observation.from()).isAfter(before.plusSeconds(50));
    }

    private static ObserveCall call(Duration length, Map<String, JsonNode> cursors) {
        return new ObserveCall(
                List.of(
                        new MetricTarget("error-rate", target("one")),
                        new MetricTarget("latency", target("other"))),
                List.of(),
                null,
                length,
                EVERY,
                cursors,
                List.of());
    }

    private static ObserveCall hinted(Hint hint) {
        return new ObserveCall(
                List.of(new MetricTarget("error-rate", target("one"))),
                List.of(new CheckCall("health", target("check"), SECOND, null)),
                null,
                Duration.ofSeconds(3),
                EVERY,
                Map.of(GREEN, LongNode.valueOf(0)),
                List.of(hint));
    }

    private static Hint above(double limit) {
        return new Hint("error-rate", "green", false, true, limit, 29);
    }

    private static ObserveCall shares(Map<String, JsonNode> cursors) {
        return new ObserveCall(
                List.of(), List.of(), target("testing"), SECOND, EVERY, cursors, List.of());
    }

    private static ObserveCall seeing(String version, Duration length) {
        return new ObserveCall(
                List.of(),
                List.of(),
                null,
                length,
                EVERY,
                Map.of(),
                List.of(),
                List.of(new ObserveCall.PlaceToSee(target("place"), version)));
    }

    private static Target target(String adapter) {
        return MetricUnderTest.target(adapter, "{}", "green");
    }

    private static List<Sample> of(Observation observation, String metric) {
        return observation.samples().stream().filter(s -> s.metric().equals(metric)).toList();
    }

    private static long total(Observation observation) {
        return observation.samples().stream()
                .mapToLong(s -> s.reading() instanceof Reading.Ratio(var _, var total) ? total : 0)
                .sum();
    }

    private static Map<String, Long> requests(Observation observation) {
        var requests = new TreeMap<String, Long>();
        observation
                .shares()
                .forEach(share ->
                        share.requests().forEach((k, v) -> requests.merge(k, v, Long::sum)));
        return requests;
    }

    private void awaitBeats(int count) throws InterruptedException {
        var deadline = Instant.now().plusSeconds(10);
        while (beats.size() < count && Instant.now().isBefore(deadline)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static final class TestingCheck implements CheckAdapter {
        private volatile Verdict verdict = Verdict.PASS;

        @Override
        public String name() {
            return "check";
        }

        @Override
        public CheckResult check(AdapterCall call, CheckCall check) {
            return new CheckResult(check.name(), verdict, "as set", Instant.now());
        }
    }

    /** A slot where this version runs; none is one that cannot be looked at. */
    private static final class TestingPlace implements DeployAdapter {
        private volatile String version = "";

        @Override
        public String name() {
            return "place";
        }

        @Override
        public Release current(AdapterCall call) {
            if (version.isEmpty()) {
                throw ApplicationFailure.newFailure("no route to host", "Unavailable");
            }
            return new Release(call.slot(), true, version, null, Map.of(), "seen");
        }

        @Override
        public Release start(AdapterCall call) {
            return current(call);
        }

        @Override
        public Release back(AdapterCall call) {
            return current(call);
        }

        @Override
        public Release stop(AdapterCall call) {
            return current(call);
        }

        @Override
        public List<String> logs(AdapterCall call) {
            return List.of();
        }

        @Override
        public List<String> byHand(AdapterCall call) {
            return List.of();
        }
    }
}

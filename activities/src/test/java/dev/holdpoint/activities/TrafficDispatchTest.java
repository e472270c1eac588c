package dev.holdpoint.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.ShiftCall;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.port.TrafficActivities;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Ordered;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrafficDispatchTest {
    private final TestingTraffic traffic =
            new TestingTraffic(List.of(shares(90, 10), shares(90, 10)));
    private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    private TrafficActivities activities = new TrafficDispatch(new Adapters(List.of(traffic)));

    @BeforeEach
    void register() {
        environment.registerActivitiesImplementations(activities);
        activities = environment.newActivityStub(TrafficActivities.class);
    }

    @AfterEach
    void close() {
        environment.close();
    }

    @Test
    void a_shift_from_the_expected_shares_is_set_and_read_back() {
        var state = activities.shiftTraffic(shift(shares(75, 25), shares(90, 10)));

        assertThat(state.settled()).isTrue();
        assertThat(state.shares()).isEqualTo(shares(75, 25));
        assertThat(traffic.sets).containsExactly(shares(75, 25));
    }

    @Test
    void shares_already_as_wanted_are_not_set_again() {
        activities.shiftTraffic(shift(shares(90, 10), shares(100, 0)));

        assertThat(traffic.sets).isEmpty();
    }

    @Test
    void a_shift_that_reached_one_balancer_of_two_is_finished() {
        traffic.balancers.set(1, shares(75, 25));

        assertThat(activities.shiftTraffic(shift(shares(75, 25), shares(90, 10))).settled())
                .isTrue();
    }

    @Test
    void shares_that_nobody_expected_are_drift_and_stay_as_they_are() {
        traffic.balancers.set(1, shares(40, 60));

        assertThat(failure(() -> activities.shiftTraffic(shift(shares(75, 25), shares(90, 10)))))
                .satisfies(drift -> {
                    assertThat(drift.getType()).isEqualTo(Errors.DRIFT);
                    assertThat(drift.isNonRetryable()).isTrue();
                    assertThat(drift.getOriginalMessage())
                            .isEqualTo(
                                    "Traffic of shop@production was not shifted to blue 75 %,"
                                            + " green 25 %: expected blue 90 %, green 10 %, seen"
                                            + " the balancers disagree: one: {blue=90,"
                                            + " green=10}; one: {blue=40, green=60}. Somebody or"
                                            + " something else has set it; nothing was changed."
                                            + " Way out: set it back by hand and try again, or"
                                            + " roll back. By hand: set {blue=90, green=10}");
                });
        assertThat(traffic.sets).isEmpty();
    }

    @Test
    void a_rollback_overrides_whatever_is_set() {
        traffic.balancers.set(1, shares(40, 60));

        assertThat(activities.shiftTraffic(shift(shares(100, 0), null)).shares())
                .isEqualTo(shares(100, 0));
    }

    @Test
    void a_balancer_that_does_not_do_as_told_is_tried_again() {
        traffic.deaf = true;

        var failure = failure(() -> activities.shiftTraffic(shift(shares(100, 0), null)));
        assertThat(failure.isNonRetryable()).isFalse();
        assertThat(failure.getOriginalMessage())
                .startsWith(
                        "Traffic of shop@production was set to blue 100 %, green 0 %, but reads"
                                + " back");
    }

    @Test
    void balancers_that_disagree_are_not_settled() {
        traffic.balancers.set(1, shares(40, 60));

        assertThat(activities.readTraffic(target("testing")).settled()).isFalse();
    }

    @Test
    void a_share_is_proven_by_counters() {
        var proof = prove(shares(90, 10), Duration.ofSeconds(30));

        assertThat(proof.verdict()).isEqualTo(Verdict.PASS);
        assertThat(proof.requests()).isEqualTo(Map.of("blue", 72L, "green", 8L));
    }

    @Test
    void a_share_that_is_not_there_fails_when_the_time_is_over() {
        assertThat(prove(shares(10, 90), Duration.ofMillis(600)).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void no_requests_and_no_counters_are_no_data() {
        traffic.idle = true;
        assertThat(prove(shares(90, 10), Duration.ofMillis(300)).verdict())
                .isEqualTo(Verdict.NO_DATA);

        traffic.dead = true;
        assertThat(prove(shares(90, 10), Duration.ofMillis(300)).sentence())
                .isEqualTo("the counters could not be read: one did not answer.");
    }

    @Test
    void counting_heartbeats_each_second() {
        traffic.idle = true;
        var beats = new java.util.concurrent.atomic.AtomicInteger();
        environment.setActivityHeartbeatListener(String.class, _ -> beats.incrementAndGet());

        prove(shares(90, 10), Duration.ofMillis(2_300));

        assertThat(beats.get()).isBetween(2, 4);
    }

    @Test
    void an_adapter_that_is_not_here_is_named() {
        var failure = failure(() -> activities.readTraffic(target("telepathy")));

        assertThat(failure.getType()).isEqualTo(Errors.MISCONFIGURED);
        assertThat(failure.getOriginalMessage())
                .isEqualTo(
                        "Adapter telepathy of shop@production: this worker has no traffic adapter"
                                + " of that name; it has testing. Mend the service document.");
    }

    private dev.holdpoint.workflows.port.ShareProof prove(
            Map<String, Integer> shares, Duration limit) {
        return activities.proveShare(target("testing"), shares, shares(100, 0), limit);
    }

    private static ApplicationFailure failure(Runnable call) {
        var thrown = new ApplicationFailure[1];
        assertThatThrownBy(call::run)
                .isInstanceOf(ActivityFailure.class)
                .cause()
                .isInstanceOfSatisfying(ApplicationFailure.class, cause -> thrown[0] = cause);
        return thrown[0];
    }

    private static ShiftCall shift(
            Map<String, Integer> shares, @Nullable Map<String, Integer> expects) {
        return new ShiftCall("run/step/traffic/1/1", target("testing"), shares, expects, true);
    }

    private static Target target(String adapter) {
        var binding = new Binding(adapter, JsonNodeFactory.instance.objectNode());
        return new Target("shop", "production", binding, null, Map.of(), Map.of());
    }

    private static Map<String, Integer> shares(int blue, int green) {
        return Ordered.of("blue", blue, "green", green);
    }
}

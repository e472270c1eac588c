package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedRule;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpeedupTest {
    private final Plan slow = Plans.shop();
    private final Plan fast = Plans.ready("{'service': 'shop', 'version': '2.4.0', 'speedup': 60}");

    @Test
    void holds_are_divided_and_sampled_no_faster_than_every_200_ms() {
        assertThat(hold(fast, "production/hold-1").length()).isEqualTo(Duration.ofSeconds(5));
        assertThat(hold(fast, "production/hold-1").every()).isEqualTo(Duration.ofMillis(200));
        assertThat(hold(fast, "post-deployment-validation/hold-1").every())
                .isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void questions_notices_and_looks_back_are_divided() {
        var confirm = Plans.step(fast, "pre-deployment-validation/confirm-1").step();
        var notify = (Step.Notify) Plans.step(fast, "pre-deployment-validation/notify-1").step();
        var log = (Step.Check) Plans.step(fast, "staging/check-3").step();

        assertThat(confirm.common().within()).isEqualTo(Duration.ofMinutes(24));
        assertThat(notify.lead()).isEqualTo(Duration.ofMinutes(24));
        assertThat(log.over()).isEqualTo(Duration.ofSeconds(10));
        assertThat(fast.stages().getFirst().asking().within()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void sustains_and_time_boxes_of_rules_are_divided() {
        assertThat(rule(fast).sustained()).isEqualTo(Duration.ofSeconds(2));
        assertThat(rule(fast).within()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void counts_thresholds_and_the_time_of_real_work_stay() {
        assertThat(fast.rules())
                .extracting(PlannedRule::atLeast)
                .isEqualTo(slow.rules().stream().map(PlannedRule::atLeast).toList());
        assertThat(rule(fast).condition()).isEqualTo(rule(slow).condition());
        assertThat(Plans.step(fast, "post-deployment-validation/check-1").step().common().within())
                .isEqualTo(Duration.ofMinutes(5));
        assertThat(fast.rollback().within()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void below_one_is_refused() {
        assertThat(Plans.refused("{'service': 'shop', 'version': '1', 'speedup': 0}", Scope.WHOLE))
                .containsExactly(
                        "request: speedup: speedup divides every waiting time and must be at least"
                                + " 1, was 0");
    }

    @Test
    void a_hold_that_leaves_no_room_for_three_samples_is_refused() {
        assertThat(
                        Plans.refused(
                                "{'service': 'ledger', 'version': '1', 'speedup': 1000}",
                                Scope.WHOLE))
                .containsExactly(
                        "request: speedup: speedup 1000 leaves 300 ms for production/hold-1, under"
                                + " 3 samples of 200 ms; at most 500");
    }

    @Test
    void a_protected_environment_takes_none() {
        assertThat(Plans.refused("{'service': 'bank', 'version': '1', 'speedup': 2}", Scope.WHOLE))
                .containsExactly(
                        "request: speedup: environment production is protected and takes no"
                                + " speedup; leave it out");
        assertThat(Plans.ready("{'service': 'bank', 'version': '1', 'speedup': 1}").hash())
                .isEqualTo(Plans.ready("{'service': 'bank', 'version': '1'}").hash());
    }

    private static Step.Hold hold(Plan plan, String id) {
        return (Step.Hold) Plans.step(plan, id).step();
    }

    private static Rule rule(Plan plan) {
        return plan.rules().get(1).rule();
    }
}

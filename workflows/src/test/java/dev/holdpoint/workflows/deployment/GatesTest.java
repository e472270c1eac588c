package dev.holdpoint.workflows.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.Rules;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.scene.Steps;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.wire.FailureTypes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must not let a run go on. */
class GatesTest {
    private static final Map<String, Integer> STABLE_ALONE = Map.of("blue", 100, "green", 0);

    @AutoClose final Scene scene = new Scene();

    @BeforeEach
    void stable_serves() {
        scene.world().serving("blue", "2.3.0", "green");
    }

    private static Plans production(Step... steps) {
        return Plans.of("2.4.0").slots("production").production(steps);
    }

    @Test
    void a_command_that_fails_fails_its_step() {
        scene.world().exiting(7);
        var run =
                scene.deploy(
                        production(Steps.deploy(), Steps.run("warm-up"), Steps.shift(100)).plan());

        var failure = run.failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(failure.getOriginalMessage()).contains("exit code 7: no space left");
        assertThat(scene.world().effects())
                .containsExactly("deploy green 2.4.0", "run warm-up", "shift {blue=100, green=0}");
    }

    private static Plans ready() {
        return Plans.of("2.4.0")
                .slots("production")
                .validation(Steps.check("rollback-ready"))
                .production(Steps.deploy(), Steps.shift(100));
    }

    @Test
    void stable_that_could_not_be_started_again_stops_it_before_anything_changes() {
        scene.world().missingToReturn("its files are gone");

        var failure = scene.deploy(ready().plan()).failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.GATE_FAILED);
        assertThat(failure.getOriginalMessage())
                .contains(
                        "rollback-ready fails: shop@production: 2.3.0 serves, but could not be"
                                + " started again: its files are gone");
        assertThat(scene.world().effects()).isEmpty();
    }

    @Test
    void stable_that_is_dead_stops_it_before_anything_changes() {
        scene.world().start("green", "2.2.0");
        scene.world().stop("blue");

        var failure = scene.deploy(ready().plan()).failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.GATE_FAILED);
        assertThat(failure.getOriginalMessage())
                .contains(
                        "rollback-ready fails: shop@production is not settled: blue has all"
                                + " traffic, but its version is not proven");
        assertThat(scene.world().effects()).isEmpty();
    }

    @Test
    void a_release_that_is_not_the_plans_fails_its_step() {
        scene.world().deploying("2.3.9");

        var failure = scene.deploy(production(Steps.deploy(), Steps.shift(100)).plan()).failure();

        assertThat(failure.getOriginalMessage()).contains(", but green runs 2.3.9");
        assertThat(scene.world().shares()).isEqualTo(STABLE_ALONE);
    }

    @Test
    void a_pause_in_the_last_step_of_a_stage_holds_the_next_stage_back() {
        var run =
                scene.deploy(
                        production(Steps.deploy(), Steps.shift(100), Steps.hold(minutes(5)))
                                .stage(
                                        "Proof",
                                        StageType.POST_DEPLOYMENT_VALIDATION,
                                        "production",
                                        Consequence.ROLLBACK,
                                        Steps.check("smoke"))
                                .rule(Rules.errorsAbove(10, Rule.Action.ROLLBACK))
                                .plan());
        run.until(State.HOLDING);
        run.say("pause", "kim wait");
        run.until(State.PAUSED);
        scene.pass(Duration.ofHours(1));

        assertThat(run.status().state()).isEqualTo(State.PAUSED);
        assertThat(run.status().stages().getLast().state()).isEqualTo("next");
        run.say("resume", "kim");
        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
    }

    @Test
    void a_question_of_a_look_does_not_put_the_judge_to_sleep() {
        var looks = new AtomicInteger();
        scene.world()
                .metric(
                        "error-rate",
                        (slot, requests, _) ->
                                new Reading.Ratio(
                                        slot.equals("green")
                                                ? requests
                                                        * (looks.incrementAndGet() < 4 ? 6 : 60)
                                                        / 100
                                                : 0,
                                        requests));
        var run =
                scene.deploy(
                        production(Steps.deploy(), Steps.shift(100), Steps.approve("tech-lead"))
                                .rule(Rules.errorsAbove(5, Rule.Action.ASK))
                                .rule(Rules.errorsAbove(50, Rule.Action.ROLLBACK))
                                .plan());

        var failure = run.failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(failure.getOriginalMessage())
                .contains("beyond 50 %")
                .doesNotContain("nobody answered");
    }

    @Test
    void a_reject_after_the_promotion_in_a_stage_without_environment_brings_stable_back() {
        var run =
                scene.deploy(
                        production(Steps.deploy(), Steps.shift(100))
                                .stage(
                                        "Sign-off",
                                        StageType.PRE_DEPLOYMENT_VALIDATION,
                                        "",
                                        Consequence.STOP,
                                        Steps.approve("tech-lead"))
                                .plan());
        run.until(State.WAITING_PERSON);
        run.say("reject", "anna no");

        assertThat(run.failure().getType()).isEqualTo(FailureTypes.REJECTED);
        assertThat(scene.world().shares()).isEqualTo(STABLE_ALONE);
        assertThat(scene.environment("shop@production").headline())
                .isEqualTo("shop@production is free, 2.3.0 is good");
    }

    @Test
    void the_judge_is_awake_in_a_later_stage_that_names_no_environment() {
        var bad = new AtomicInteger();
        scene.world()
                .metric(
                        "error-rate",
                        (slot, requests, _) ->
                                new Reading.Ratio(
                                        slot.equals("green") ? requests * bad.get() / 100 : 0,
                                        requests));
        var run =
                scene.deploy(
                        production(Steps.deploy(), Steps.shift(100))
                                .stage(
                                        "Sign-off",
                                        StageType.POST_DEPLOYMENT_VALIDATION,
                                        "",
                                        Consequence.ROLLBACK,
                                        Steps.approve("tech-lead"))
                                .rule(Rules.errorsAbove(10, Rule.Action.ROLLBACK))
                                .plan());
        run.until(State.WAITING_PERSON);
        bad.set(40);

        assertThat(run.failure().getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(scene.world().shares()).isEqualTo(STABLE_ALONE);
    }

    @Test
    void over_drift_a_person_decides_and_then_the_shift_is_made() {
        var run =
                scene.deploy(
                        production(
                                        Steps.deploy(),
                                        Steps.shift(25),
                                        Steps.approve("tech-lead"),
                                        Steps.shift(100))
                                .plan());
        run.until(State.WAITING_PERSON);
        scene.world().setShares(Map.of("blue", 40, "green", 60));
        run.say("approve", "anna ok");
        var asked =
                run.until(
                        "drift",
                        s ->
                                !s.questions().isEmpty()
                                        && s.questions().getFirst().text().contains("expected"));
        assertThat(asked.state()).isEqualTo(State.WAITING_PERSON);
        run.say("answer", "kim continue it was me");

        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 0, "green", 100));
        scene.keep("drift");
    }

    @Test
    void a_hold_that_users_left_never_passes() {
        scene.world()
                .metric(
                        "error-rate",
                        (slot, requests, _) ->
                                new Reading.Ratio(
                                        slot.equals("green") ? requests * 8 / 100 : 0, requests));
        var rule = Rules.meanwhileStable(Rules.errorsAbove(5, Rule.Action.ASK), Consequence.HOLD);
        var run =
                scene.deploy(
                        production(
                                        Steps.deploy(),
                                        Steps.shift(25),
                                        Steps.hold(minutes(5)),
                                        Steps.shift(100))
                                .rule(rule)
                                .plan());
        run.until(State.WAITING_PERSON);
        scene.pass(Duration.ofHours(2));

        assertThat(run.status().state()).isEqualTo(State.WAITING_PERSON);
        assertThat(scene.world().shares()).isEqualTo(STABLE_ALONE);
        assertThat(scene.world().effects()).doesNotContain("shift {blue=0, green=100}");
        run.say("answer", Scene.message("kim", "answer", "rollback"));
        assertThat(run.failure().getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        scene.keep("standing-still");
    }

    @Test
    void a_report_in_a_hold_with_users_on_stable_begins_the_hold_anew() {
        var rule =
                Rules.meanwhileStable(Rules.reported("bug", Rule.Action.ASK), Consequence.ROLLBACK);
        var run =
                scene.deploy(
                        production(
                                        Steps.deploy(),
                                        Steps.shift(25),
                                        Steps.hold(minutes(5)),
                                        Steps.shift(100))
                                .rule(rule)
                                .plan());
        var first = run.until(State.HOLDING);
        scene.pass(minutes(2));
        run.say("report", Scene.message("kim", "kind", "bug"));
        run.until(State.WAITING_PERSON);
        scene.pass(minutes(4));
        assertThat(scene.world().shares()).isEqualTo(STABLE_ALONE);
        run.say("answer", "kim continue known");
        assertThat(first.hold()).isNotNull();
        var ended = first.hold().ends();
        run.until("a new hold", s -> s.hold() != null && s.hold().started().isAfter(ended));

        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
    }

    @Test
    void a_failing_check_after_the_promotion_is_undone() {
        scene.world().check("smoke", _ -> Verdict.INCONCLUSIVE);

        var failure =
                scene.deploy(
                                production(Steps.deploy(), Steps.shift(100), Steps.check("smoke"))
                                        .plan())
                        .failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(failure.getOriginalMessage()).contains("smoke is inconclusive");
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    @Test
    void what_is_current_cannot_be_told_without_an_environment() {
        var plan = Plans.of("2.4.0").validation(Steps.check("current")).plan();

        assertThat(scene.deploy(plan).failure().getOriginalMessage())
                .contains("current has no data: this stage holds no environment to look at");
    }
}

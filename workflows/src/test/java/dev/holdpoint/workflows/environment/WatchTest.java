package dev.holdpoint.workflows.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.deployment.DeploymentOutcome;
import dev.holdpoint.workflows.environment.protocol.Kept;
import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.Stage.WatchPhase;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.Rules;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.scene.Steps;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.wire.FailureTypes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WatchTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final WatchPhase CLOSE = new WatchPhase(HOUR, Duration.ofMinutes(1));
    private static final WatchPhase LOOSE = new WatchPhase(HOUR, Duration.ofMinutes(5));
    private static final String WATCH = "shop@production:watch-1";

    @AutoClose final Scene scene = new Scene();

    @BeforeEach
    void stable_serves() {
        scene.world().serving("blue", "2.3.0", "green");
    }

    private static Plan plan(String version, @Nullable Duration keep, WatchPhase... phases) {
        return Plans.of(version)
                .slots("production")
                .production(Steps.deploy(), Steps.shift(100), Steps.hold(Duration.ofMinutes(1)))
                .rule(Rules.errorsAbove(10, Rule.Action.ROLLBACK))
                .watch(keep, phases)
                .plan();
    }

    private DeploymentOutcome delivered(@Nullable Duration keep, WatchPhase... phases) {
        return scene.deploy(plan("2.4.0", keep, phases)).result(DeploymentOutcome.class);
    }

    private Scene.Run watch(int number) {
        return scene.run("shop@production:watch-" + number);
    }

    private void fails() {
        scene.world()
                .metric(
                        "error-rate",
                        (slot, requests, to) ->
                                new Reading.Ratio(
                                        slot.equals("green") ? requests / 2 : 0, requests));
    }

    @Test
    void what_was_delivered_is_watched_and_the_kept_slot_is_stopped() {
        assertThat(delivered(HOUR.multipliedBy(2), CLOSE, LOOSE).sentence())
                .isEqualTo(
                        "shop 2.4.0 is delivered: every stage passed. shop@production:watch-1"
                                + " watches it for 2 h.");
        var status = watch(1).until(State.HOLDING);
        assertThat(status.headline())
                .isEqualTo("shop 2.4.0: delivered and watched; the last look says PASS");
        assertThat(status.why()).startsWith("PASS: every rule passes (looked at ");
        var known = scene.environment("shop@production");
        assertThat(known.watch()).isEqualTo(WATCH);
        scene.pass(HOUR);
        assertThat(known.kept())
                .extracting(Kept::slot, Kept::version)
                .containsExactly("blue", "2.3.0");

        scene.pass(HOUR);
        var outcome = watch(1).result(WatchOutcome.class);

        assertThat(outcome.over()).isTrue();
        assertThat(outcome.sentence()).isEqualTo(WATCH + ": shop 2.4.0 was watched to the end.");
        assertThat(scene.world().running("blue")).isNull();
        assertThat(scene.world().running("green")).isEqualTo("2.4.0");
        assertThat(scene.world().effects()).endsWith("stop blue");
        var after = scene.environment("shop@production");
        assertThat(after.watch()).isNull();
        assertThat(after.kept()).isNull();
        assertThat(after.state()).isEqualTo(State.FREE);
        scene.keep("watch");
    }

    @Test
    void a_breach_brings_stable_back_to_the_kept_slot() {
        delivered(HOUR.multipliedBy(24), CLOSE);
        watch(1).until(State.HOLDING);
        scene.pass(Duration.ofMinutes(10));
        fails();

        var failure = watch(1).failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(failure.getOriginalMessage())
                .startsWith("shop 2.4.0: error-rate")
                .contains("2.3.0 in blue serves everything again");
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 100, "green", 0));
        assertThat(scene.environment("shop@production").headline())
                .isEqualTo("shop@production is free, 2.3.0 is good");
        scene.keep("watch-breach");
    }

    @Test
    void after_the_kept_slot_is_stopped_stable_is_started_checked_and_then_gets_the_users() {
        delivered(Duration.ofMinutes(30), CLOSE);
        scene.pass(Duration.ofMinutes(40));
        scene.until("the end of blue", () -> scene.world().running("blue") == null);
        scene.world().check("healthy", _ -> Verdict.FAIL);
        fails();
        scene.until(
                "a rollback that does not succeed",
                () -> scene.environment("shop@production").state() == State.ROLLBACK_FAILED);

        assertThat(scene.world().running("blue")).isEqualTo("2.3.0");
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 0, "green", 100));

        scene.world().check("healthy", _ -> Verdict.PASS);
        assertThat(watch(1).failure().getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(scene.world().effects())
                .endsWith("return blue 2.3.0", "shift {blue=100, green=0}");
    }

    @Test
    void a_slot_that_is_not_as_it_was_left_stays_as_it_is() {
        delivered(Duration.ofMinutes(10), CLOSE);
        watch(1).until(State.HOLDING);
        scene.world().start("blue", "9.9.9");
        scene.pass(HOUR);

        var outcome = watch(1).result(WatchOutcome.class);

        assertThat(outcome.over()).isTrue();
        assertThat(scene.world().running("blue")).isEqualTo("9.9.9");
        assertThat(scene.world().notices())
                .anySatisfy(notice ->
                        assertThat(notice.text())
                                .isEqualTo(
                                        "blue runs 9.9.9 and not 2.3.0, which was kept; it stays as"
                                                + " it is"));
    }

    @Test
    void a_silent_source_keeps_the_way_back() {
        delivered(
                Duration.ofMinutes(10),
                new WatchPhase(Duration.ofMinutes(15), Duration.ofMinutes(1)));
        watch(1).until(State.HOLDING);
        scene.world()
                .metric("error-rate", (slot, requests, to) -> new Reading.Missing("no series"));
        scene.pass(HOUR);

        assertThat(scene.world().running("blue")).isEqualTo("2.3.0");

        scene.world().metric("error-rate", (slot, requests, to) -> new Reading.Ratio(0, requests));
        watch(1).result(WatchOutcome.class);
        assertThat(scene.world().running("blue")).isNull();
    }

    @Test
    void the_next_run_asks_for_the_kept_slot_and_ends_the_watch() {
        delivered(HOUR.multipliedBy(24), CLOSE, LOOSE);
        var next = scene.deploy(plan("2.5.0", null));
        var asked = next.until(State.WAITING_PERSON);
        assertThat(asked.questions().getFirst().text())
                .startsWith("blue keeps 2.3.0 until ")
                .endsWith(", for the way back from what serves now. Take it for 2.5.0?");
        assertThat(watch(1).status().outcome()).isNull();

        next.say("answer", Scene.message("kim", "step", "kept", "answer", "take"));

        assertThat(next.result(DeploymentOutcome.class).sentence())
                .isEqualTo("shop 2.5.0 is delivered: every stage passed.");
        assertThat(watch(1).result(WatchOutcome.class))
                .isEqualTo(new WatchOutcome(WATCH + ": ended by shop 2.5.0 (shop-2.5.0).", false));
        assertThat(scene.world().running("blue")).isEqualTo("2.5.0");
    }

    @Test
    void a_kept_slot_that_is_not_given_up_stays_and_is_watched_on() {
        delivered(HOUR.multipliedBy(24), CLOSE);
        var next = scene.deploy(plan("2.5.0", null));
        next.until(State.WAITING_PERSON);

        next.say("answer", Scene.message("kim", "step", "kept", "answer", "leave"));

        assertThat(next.failure().getOriginalMessage())
                .contains("blue is kept; kim answered leave");
        assertThat(watch(1).status().outcome()).isNull();
        assertThat(scene.world().running("blue")).isEqualTo("2.3.0");
    }

    @Test
    void a_proof_of_what_serves_takes_no_slot_and_is_not_asked() {
        delivered(HOUR.multipliedBy(24), CLOSE);
        scene.documents()
                .add(
                        Plans.of("2.4.0")
                                .slots("production")
                                .stage(
                                        "Proof",
                                        StageType.POST_DEPLOYMENT_VALIDATION,
                                        "production",
                                        Consequence.STOP,
                                        Steps.hold(Duration.ofMinutes(1)))
                                .plan());

        var proof =
                scene.start(
                        "PostDeploymentValidation",
                        "proof",
                        Map.of("service", "shop", "version", "2.4.0"));

        assertThat(proof.result(DeploymentOutcome.class).sentence())
                .isEqualTo("shop 2.4.0 passed Proof, which was started alone.");
        assertThat(watch(1).result(WatchOutcome.class).over()).isFalse();
        assertThat(watch(2).until(State.HOLDING).state()).isEqualTo(State.HOLDING);
        assertThat(scene.world().running("blue")).isEqualTo("2.3.0");
    }

    @Test
    void a_run_that_changed_nothing_leaves_the_watch_to_go_on() {
        delivered(null, CLOSE);
        scene.world().check("smoke", _ -> Verdict.FAIL);
        var gated =
                Plans.of("2.5.0")
                        .slots("production")
                        .stage(
                                "Production",
                                StageType.PRODUCTION_DEPLOYMENT,
                                "production",
                                Consequence.STOP,
                                Steps.check("smoke"),
                                Steps.deploy());

        assertThat(scene.deploy(gated.plan()).failure().getType())
                .isEqualTo(FailureTypes.GATE_FAILED);

        assertThat(watch(1).result(WatchOutcome.class).over()).isFalse();
        assertThat(watch(2).until(State.HOLDING).headline())
                .isEqualTo("shop 2.4.0: delivered and watched; the last look says PASS");
        assertThat(scene.environment("shop@production").watch())
                .isEqualTo("shop@production:watch-2");
    }

    @Test
    void people_end_a_phase_early_and_it_is_no_pass() {
        delivered(null, CLOSE, LOOSE);
        watch(1).until(State.HOLDING);

        assertThat(watch(1).refusal("promote", Map.of("by", "kim")))
                .startsWith("promote needs a reason");
        watch(1).say("promote", Scene.by("kim", "load test tonight"));
        var status =
                watch(1).until(
                                "second phase",
                                s ->
                                        s.stages()
                                                .getFirst()
                                                .steps()
                                                .get(1)
                                                .state()
                                                .equals("running"));

        assertThat(status.stages().getFirst().steps().getFirst().note())
                .isEqualTo("ended early by kim: load test tonight; not a PASS");
    }

    @Test
    void abort_brings_stable_back() {
        delivered(HOUR, CLOSE);
        watch(1).until(State.HOLDING);

        watch(1).say("abort", Scene.by("kim", "customers call"));

        assertThat(watch(1).failure().getType()).isEqualTo(FailureTypes.ABORTED);
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 100, "green", 0));
    }

    @Test
    void a_person_who_wants_stable_back_ends_the_watch() {
        delivered(HOUR, CLOSE);
        watch(1).until(State.HOLDING);

        scene.start(
                        "Rollback",
                        "back",
                        Map.of("service", "shop", "environment", "production", "by", "kim"))
                .result(RollbackOutcome.class);

        assertThat(watch(1).result(WatchOutcome.class).sentence())
                .isEqualTo(WATCH + ": ended by stable is being brought back.");
        assertThat(scene.environment("shop@production").watch()).isNull();
    }

    @Test
    void a_shift_that_lands_late_is_asked_about() {
        delivered(HOUR, CLOSE);
        watch(1).until(State.HOLDING);
        scene.world().setShares(Map.of("blue", 50, "green", 50));

        var asked = watch(1).until(State.WAITING_PERSON);

        assertThat(asked.questions().getFirst().text())
                .contains("and not blue 0 %, green 100 %, as this run set it");
        assertThat(watch(1).failure().getType()).isEqualTo(FailureTypes.ROLLED_BACK);
    }

    @Test
    void a_long_watch_goes_on_in_a_new_history() {
        delivered(
                HOUR.multipliedBy(5), new WatchPhase(HOUR.multipliedBy(5), Duration.ofMinutes(1)));
        watch(1).until(State.HOLDING);
        scene.pass(HOUR.multipliedBy(4).plusMinutes(30));

        var begun = scene.history(WATCH).getFirst().getWorkflowExecutionStartedEventAttributes();
        assertThat(begun.getContinuedExecutionRunId()).isNotEmpty();

        watch(1).result(WatchOutcome.class);
        assertThat(scene.world().running("blue")).isNull();
    }

    @Test
    void nobody_starts_one_by_hand() {
        var failure = scene.start("Watch", "mine", Map.of("service", "shop")).failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.INVALID_REQUEST);
        assertThat(failure.getOriginalMessage()).startsWith("A Watch is started by an environment");
    }
}

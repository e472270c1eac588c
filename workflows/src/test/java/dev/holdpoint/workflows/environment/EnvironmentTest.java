package dev.holdpoint.workflows.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.deployment.DeploymentOutcome;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.Rules;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.scene.Steps;
import dev.holdpoint.workflows.status.Question;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.wire.FailureTypes;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    @AutoClose final Scene scene = new Scene();

    @Test
    void a_second_deployment_is_refused_and_told_who_holds_it() {
        scene.world().serving("blue", "2.3.0", "green");
        var first = scene.deploy(Plans.quick("2.4.0").plan());
        first.until(State.HOLDING);

        var failure = scene.deploy(Plans.quick("2.5.0").plan()).failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.ENVIRONMENT_LOCKED);
        assertThat(failure.getOriginalMessage())
                .startsWith("shop@production is held by shop 2.4.0 (shop-2.4.0) since ")
                .endsWith("; wait for its end or abort it.");
        assertThat(first.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
    }

    @Test
    void the_first_deployment_goes_to_the_first_slot_and_gets_everyone() {
        scene.world().empty("blue", "green");
        var run = scene.deploy(Plans.quick("1.0.0").plan());

        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        assertThat(scene.world().running("blue")).isEqualTo("1.0.0");
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 100, "green", 0));
        assertThat(scene.environment("shop@production").headline())
                .isEqualTo("shop@production is free, 1.0.0 is good");
        scene.keep("first");
    }

    @Test
    void a_failed_first_deployment_is_stopped() {
        scene.world().empty("blue", "green").check("healthy", _ -> Verdict.FAIL);
        var plan =
                Plans.of("1.0.0")
                        .slots("production")
                        .production(Steps.deploy(), Steps.check("healthy"), Steps.shift(100))
                        .plan();
        var failure = scene.deploy(plan).failure();

        assertThat(failure.getOriginalMessage())
                .contains("Nothing ran before; what was started serves nobody, ");
        assertThat(scene.world().effects()).containsExactly("deploy blue 1.0.0", "stop blue");
    }

    @Test
    void without_slots_it_is_deployed_in_place_and_put_back_in_place() {
        scene.world().inPlace("2.3.0").check("healthy", _ -> Verdict.FAIL);
        var plan =
                Plans.of("2.4.0")
                        .inPlace("production")
                        .production(Steps.deploy(), Steps.check("healthy"))
                        .rollback(Steps.deployStable())
                        .plan();
        var failure = scene.deploy(plan).failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(failure.getOriginalMessage()).contains("2.3.0 serves everything again");
        assertThat(scene.world().effects())
                .containsExactly("deploy service 2.4.0", "return service 2.3.0");
        assertThat(scene.environment("shop@production").headline())
                .isEqualTo("shop@production is free, 2.3.0 is good");
        scene.keep("in-place");
    }

    @Test
    void a_good_version_in_place_is_delivered() {
        scene.world().inPlace("2.3.0");
        var plan =
                Plans.of("2.4.0")
                        .inPlace("production")
                        .production(Steps.deploy(), Steps.hold(Duration.ofMinutes(1)))
                        .rule(Rules.errorsAbove(10, Rule.Action.ROLLBACK))
                        .plan();
        var run = scene.deploy(plan);
        run.until(State.HOLDING);

        scene.run(run.id() + ":production")
                .until(
                        "what was measured is told",
                        s -> s.hold() != null && s.hold().requests() > 0 && s.hold().samples() > 0);
        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        assertThat(scene.environment("shop@production").headline())
                .isEqualTo("shop@production is free, 2.4.0 is good");
    }

    @Test
    void shares_changed_by_hand_are_asked_about_and_never_overwritten() {
        scene.world().serving("blue", "2.3.0", "green");
        var plan =
                Plans.of("2.4.0")
                        .slots("production")
                        .production(Steps.deploy(), Steps.approve("tech-lead"), Steps.shift(25))
                        .plan();
        var run = scene.deploy(plan);
        run.until(State.WAITING_PERSON);
        scene.world().setShares(Map.of("blue", 40, "green", 60));
        run.say("approve", "anna ok");
        var asked =
                run.until(
                        "asked",
                        status ->
                                status.questions().stream()
                                        .anyMatch(q -> q.kind() == Question.Kind.ASK));

        assertThat(asked.questions().getFirst().text()).contains("shares are").contains("expected");
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 40, "green", 60));
        assertThat(run.failure().getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 100, "green", 0));
    }

    @Test
    void an_unsettled_world_is_refused_with_what_was_seen_and_the_way_out() {
        scene.world().serving("blue", "2.3.0", "green").setShares(Map.of("blue", 50, "green", 50));

        var failure = scene.deploy(Plans.quick("2.4.0").plan()).failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.UNSETTLED);
        assertThat(failure.getOriginalMessage())
                .startsWith(
                        "shop@production is not settled: no slot has 100 % of the traffic. Seen:"
                                + " blue runs 2.3.0; green runs nothing; traffic {blue=50,"
                                + " green=50}. Bring one proven version to 100 %");
        assertThat(scene.environment("shop@production").state()).isEqualTo(State.FREE);
        scene.world().setShares(Map.of("blue", 100, "green", 0));
        assertThat(
                        scene.deploy(Plans.quick("2.4.1").plan())
                                .result(DeploymentOutcome.class)
                                .outcome())
                .isEqualTo("Delivered");
    }

    /** How a run ends in whose last check somebody sets the shares. */
    private ApplicationFailure leaving(Map<String, Integer> shares) {
        scene.world()
                .serving("blue", "2.3.0", "green")
                .check(
                        "smoke",
                        _ -> {
                            scene.world().setShares(shares);
                            return Verdict.PASS;
                        });
        var plan =
                Plans.of("2.4.0")
                        .slots("production")
                        .production(Steps.deploy(), Steps.shift(100), Steps.check("smoke"))
                        .plan();
        return scene.deploy(plan).failure();
    }

    @Test
    void a_run_that_leaves_an_unsettled_world_has_not_delivered() {
        var failure = leaving(Map.of("blue", 50, "green", 50));

        assertThat(failure.getType()).isEqualTo(FailureTypes.UNSETTLED);
        assertThat(failure.getOriginalMessage())
                .isEqualTo(
                        "shop 2.4.0 passed every stage, but shop@production is not settled: no"
                                + " proven version alone serves all of it. Look at what serves.");
    }

    @Test
    void a_run_after_which_stable_serves_everybody_has_not_delivered() {
        var failure = leaving(Map.of("blue", 100, "green", 0));

        assertThat(failure.getType()).isEqualTo(FailureTypes.UNSETTLED);
        assertThat(failure.getOriginalMessage())
                .isEqualTo(
                        "shop 2.4.0 passed every stage, but blue serves all of shop@production, not"
                                + " green. Look at what serves.");
    }

    @Test
    void a_version_put_there_by_hand_is_refused_until_a_person_adopts_it() {
        scene.world().serving("blue", "2.3.0", "green");
        scene.deploy(Plans.quick("2.4.0").plan()).result(DeploymentOutcome.class);
        scene.world().setShares(Map.of("blue", 100, "green", 0));

        assertThat(scene.deploy(Plans.quick("2.5.0").plan()).failure().getOriginalMessage())
                .contains("the environment remembers green 2.4.0 as good, but blue 2.3.0 serves");
        assertThat(scene.run("shop@production").say("adopt", Scene.by("kim", "by hand")))
                .isEqualTo("The next run takes over what it finds settled.");
        assertThat(
                        scene.deploy(Plans.quick("2.5.1").plan())
                                .result(DeploymentOutcome.class)
                                .outcome())
                .isEqualTo("Delivered");
    }

    @Test
    void another_artifact_under_the_version_that_is_good_is_refused() {
        scene.world().serving("blue", "2.3.0", "green");
        scene.deploy(Plans.quick("2.4.0").plan()).result(DeploymentOutcome.class);
        scene.world().rebuilt("2.4.0", "sha256:other");

        assertThat(scene.deploy(Plans.quick("2.5.0").plan()).failure().getOriginalMessage())
                .contains(
                        "green 2.4.0 is another artifact (sha256:other) than the one that was"
                                + " proven (sha256:2.4.0)");
    }

    @Test
    void the_next_version_goes_to_the_other_slot() {
        scene.world().serving("blue", "2.3.0", "green");
        scene.deploy(Plans.quick("2.4.0").plan()).result(DeploymentOutcome.class);
        scene.deploy(Plans.quick("2.5.0").plan()).result(DeploymentOutcome.class);

        assertThat(scene.world().running("blue")).isEqualTo("2.5.0");
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 100, "green", 0));
    }
}

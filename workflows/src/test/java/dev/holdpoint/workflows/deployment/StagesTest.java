package dev.holdpoint.workflows.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.Rules;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.scene.Steps;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.wire.FailureTypes;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StagesTest {
    @AutoClose final Scene scene = new Scene();

    @BeforeEach
    void stable_serves() {
        scene.world().serving("blue", "2.3.0", "green");
    }

    /** Checks, production with 100 %, and a proof afterwards in the same environment. */
    private static Plan four(String version) {
        return Plans.of(version)
                .slots("production")
                .validation(
                        Steps.check("artifact"),
                        Steps.check("rollback-ready"),
                        Steps.notice("planned"))
                .production(
                        Steps.approve("tech-lead"),
                        Steps.deploy(),
                        Steps.shift(100),
                        Steps.hold(Duration.ofMinutes(2)))
                .stage(
                        "Proof",
                        StageType.POST_DEPLOYMENT_VALIDATION,
                        "production",
                        Consequence.ROLLBACK,
                        Steps.check("smoke"),
                        Steps.hold(Duration.ofMinutes(5)))
                .rule(Rules.errorsAbove(10, Rule.Action.ROLLBACK))
                .plan();
    }

    @Test
    void every_stage_runs_as_its_own_workflow_in_order() {
        var run = scene.deploy(four("2.4.0"));
        run.until(State.WAITING_PERSON);
        run.say("approve", "anna ok");

        var outcome = run.result(DeploymentOutcome.class);

        assertThat(outcome.stages())
                .extracting(s -> s.workflowId() + " " + s.state())
                .containsExactly(
                        "shop-2.4.0:validation passed",
                        "shop-2.4.0:production passed",
                        "shop-2.4.0:proof passed");
        assertThat(scene.world().notices()).extracting(n -> n.kind()).contains("planned");
        scene.keep("stages");
    }

    @Test
    void a_proof_that_fails_after_full_promotion_brings_stable_back() {
        scene.world().check("smoke", _ -> Verdict.FAIL);
        var run = scene.deploy(four("2.4.0"));
        run.until(State.WAITING_PERSON);
        run.say("approve", "anna ok");

        assertThat(run.failure().getOriginalMessage())
                .startsWith("shop 2.4.0 was rolled back in Proof: check smoke failed: ");
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 100, "green", 0));
    }

    @Test
    void a_breach_in_the_proof_brings_stable_back() {
        var bad = new boolean[1];
        scene.world()
                .metric(
                        "error-rate",
                        (_, requests, _) -> new Reading.Ratio(bad[0] ? requests / 4 : 0, requests));
        var run = scene.deploy(four("2.4.0"));
        run.until(State.WAITING_PERSON);
        run.say("approve", "anna ok");
        run.until("proof", s -> s.headline().contains("Proof"));
        bad[0] = true;

        assertThat(run.failure().getOriginalMessage())
                .startsWith("shop 2.4.0 was rolled back in Proof: error-rate ");
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 100, "green", 0));
    }

    @Test
    void an_artifact_that_moved_stops_it() {
        scene.documents().moved("2.4.0", "sha256:other");
        var failure = scene.deploy(four("2.4.0")).failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.GATE_FAILED);
        assertThat(failure.getOriginalMessage())
                .contains("version 2.4.0 now stands for sha256:other, the plan has sha256:2.4.0");
    }

    @Test
    void a_stage_started_alone_takes_runs_and_hands_back() {
        var plan =
                Plans.of("2.4.0")
                        .slots("production")
                        .production(
                                Steps.approve("tech-lead"),
                                Steps.deploy(),
                                Steps.shift(25),
                                Steps.hold(Duration.ofMinutes(2)),
                                Steps.shift(100))
                        .plan();
        scene.documents().add(plan);
        var run =
                scene.start(
                        "ProductionDeployment",
                        "alone",
                        Map.of("service", "shop", "version", "2.4.0"));
        run.until(State.WAITING_PERSON);
        run.say("approve", "anna ok");

        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        assertThat(scene.environment("shop@production").headline())
                .isEqualTo("shop@production is free, 2.4.0 is good");
        scene.keep("alone");
    }

    @Test
    void a_stage_started_alone_brings_stable_back() {
        scene.world()
                .metric(
                        "error-rate",
                        (_, requests, _) -> new Reading.Ratio(requests / 2, requests));
        var plan =
                Plans.of("2.4.0")
                        .slots("production")
                        .production(
                                Steps.deploy(), Steps.shift(25), Steps.hold(Duration.ofMinutes(2)))
                        .rule(Rules.errorsAbove(10, Rule.Action.ROLLBACK))
                        .plan();
        scene.documents().add(plan);
        var run =
                scene.start(
                        "ProductionDeployment",
                        "alone",
                        Map.of("service", "shop", "version", "2.4.0"));

        assertThat(run.failure().getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 100, "green", 0));
    }

    @Test
    void a_command_to_the_stage_itself_is_taken_too() {
        var run = scene.deploy(four("2.4.0"));
        run.until(State.WAITING_PERSON);
        scene.run("shop-2.4.0:production").say("approve", "anna ok");

        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
    }

    @Test
    void a_proof_alone_judges_what_serves() {
        scene.documents().add(four("2.4.0"));
        var delivered = scene.deploy(four("2.4.0"));
        delivered.until(State.WAITING_PERSON);
        delivered.say("approve", "anna ok");
        delivered.result(DeploymentOutcome.class);
        scene.documents().add(proofOf("2.4.0"));
        scene.world()
                .metric(
                        "error-rate",
                        (slot, requests, _) ->
                                new Reading.Ratio(
                                        slot.equals("green") ? requests / 2 : 0, requests));
        var alone =
                scene.start(
                        "PostDeploymentValidation",
                        "proof",
                        Map.of("service", "shop", "version", "2.4.0"));

        var failure = alone.failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.GATE_FAILED);
        assertThat(failure.getOriginalMessage()).contains("error-rate 50 %, beyond 10 %");
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 0, "green", 100));
        assertThat(alone.status().events())
                .anySatisfy(e ->
                        assertThat(e.text())
                                .isEqualTo("2.4.0 serves and is proven; before it was 2.3.0"));
    }

    @Test
    void a_proof_alone_of_a_version_that_does_not_serve_is_refused() {
        scene.documents().add(proofOf("2.5.0"));

        var failure =
                scene.start(
                                "PostDeploymentValidation",
                                "proof",
                                Map.of("service", "shop", "version", "2.5.0"))
                        .failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.UNSETTLED);
        assertThat(failure.getOriginalMessage())
                .isEqualTo(
                        "production serves 2.3.0, not 2.5.0; a stage that deploys nothing can prove"
                                + " only what serves. Deploy 2.5.0 first");
    }

    private static Plan proofOf(String version) {
        return Plans.of(version)
                .slots("production")
                .stage(
                        "Proof",
                        StageType.POST_DEPLOYMENT_VALIDATION,
                        "production",
                        Consequence.ROLLBACK,
                        Steps.hold(Duration.ofMinutes(5)))
                .rule(Rules.errorsAbove(10, Rule.Action.ROLLBACK))
                .plan();
    }
}

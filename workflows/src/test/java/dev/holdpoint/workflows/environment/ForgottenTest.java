package dev.holdpoint.workflows.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.deployment.DeploymentOutcome;
import dev.holdpoint.workflows.judge.Reading;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An environment that somebody ended, though a run needed it. */
class ForgottenTest {
    private static final Map<String, Integer> STABLE_ALONE = Map.of("blue", 100, "green", 0);

    @AutoClose final Scene scene = new Scene();
    private final AtomicInteger bad = new AtomicInteger();

    @BeforeEach
    void stable_serves() {
        scene.world()
                .serving("blue", "2.3.0", "green")
                .metric(
                        "error-rate",
                        (slot, requests, _) ->
                                new Reading.Ratio(
                                        slot.equals("green") ? requests * bad.get() / 100 : 0,
                                        requests));
    }

    private static Plans held() {
        return Plans.of("2.4.0")
                .slots("production")
                .production(Steps.deploy(), Steps.shift(25), Steps.hold(Duration.ofMinutes(5)))
                .rule(Rules.errorsAbove(10, Rule.Action.ROLLBACK));
    }

    @Test
    void a_run_whose_environment_was_terminated_still_rolls_back() {
        var run =
                scene.deploy(
                        held().stage(
                                        "Proof",
                                        StageType.POST_DEPLOYMENT_VALIDATION,
                                        "production",
                                        Consequence.ROLLBACK,
                                        Steps.hold(Duration.ofMinutes(30)))
                                .plan());
        run.until("proof", s -> s.headline().contains("Proof holds"));
        scene.run("shop@production").stub().terminate("by mistake");
        bad.set(40);

        var failure = run.failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(scene.world().shares()).isEqualTo(STABLE_ALONE);
        assertThat(scene.environment("shop@production").headline())
                .isEqualTo("shop@production is free, 2.3.0 is good");
    }

    @Test
    void one_environment_that_cannot_be_handed_back_keeps_no_other_from_it() {
        var run =
                scene.deploy(
                        Plans.of("2.4.0")
                                .slots("staging")
                                .slots("production")
                                .stage(
                                        "Staging",
                                        StageType.STAGING_DEPLOYMENT,
                                        "staging",
                                        Consequence.STOP,
                                        Steps.check("smoke"))
                                .production(
                                        Steps.deploy(),
                                        Steps.shift(100),
                                        Steps.approve("tech-lead"))
                                .plan());
        run.until(State.WAITING_PERSON);
        scene.run("shop@staging").stub().terminate("by mistake");
        run.say("approve", "anna ok");

        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        assertThat(run.status().events())
                .anySatisfy(e ->
                        assertThat(e.text()).startsWith("shop@staging could not be handed back: "));
        scene.pass(Duration.ofMinutes(3));
        assertThat(scene.environment("shop@production").headline())
                .isEqualTo("shop@production is free, 2.4.0 is good");
    }
}

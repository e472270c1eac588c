package dev.holdpoint.workflows.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.wire.FailureTypes;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BlueGreenTest {
    @AutoClose final Scene scene = new Scene();

    @BeforeEach
    void stable_serves() {
        scene.world().serving("blue", "2.3.0", "green");
    }

    @Test
    void a_good_version_is_delivered_after_one_approval() {
        var run = scene.deploy(Plans.blueGreen("2.4.0").plan());
        var waiting = run.until(State.WAITING_PERSON);
        assertThat(waiting.headline()).isEqualTo("shop 2.4.0: Production waits for tech-lead");
        assertThat(run.say("approve", Scene.by("anna", "looks good")))
                .isEqualTo("approve of anna is recorded for production/approve-1.");

        var outcome = run.result(DeploymentOutcome.class);

        assertThat(outcome.outcome()).isEqualTo("Delivered");
        assertThat(outcome.sentence()).isEqualTo("shop 2.4.0 is delivered: every stage passed.");
        assertThat(scene.world().effects())
                .containsExactly(
                        "deploy green 2.4.0",
                        "shift {blue=75, green=25}",
                        "shift {blue=0, green=100}");
        var environment = scene.environment("shop@production");
        assertThat(environment.state()).isEqualTo(State.FREE);
        assertThat(environment.holder()).isNull();
        assertThat(environment.headline()).isEqualTo("shop@production is free, 2.4.0 is good");
        assertThat(environment.settled()).isNotNull();
        assertThat(environment.settled().stableSlot()).isEqualTo("green");
        scene.keep("delivered");
    }

    @Test
    void a_breach_at_a_quarter_of_the_users_brings_stable_back() {
        scene.world()
                .metric(
                        "error-rate",
                        (slot, requests, _) ->
                                new Reading.Ratio(
                                        slot.equals("green") ? requests / 5 : 0, requests));
        var run = scene.deploy(Plans.blueGreen("2.4.1").plan());
        run.until(State.WAITING_PERSON);
        run.say("approve", "anna ok");

        var failure = run.failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(failure.getOriginalMessage())
                .startsWith(
                        "shop 2.4.1 was rolled back in Production: error-rate 20 %, beyond 10 % (")
                .contains("2.3.0 in blue serves everything again, proven ");
        assertThat(scene.world().effects())
                .containsExactly(
                        "deploy green 2.4.1",
                        "shift {blue=75, green=25}",
                        "shift {blue=100, green=0}", // by the stage at its decision
                        "shift {blue=100, green=0}"); // by the rollback, which proves it
        assertThat(scene.run("shop@production:rollback-1").result(Object.class)).isNotNull();
        var environment = scene.environment("shop@production");
        assertThat(environment.state()).isEqualTo(State.FREE);
        assertThat(environment.headline()).isEqualTo("shop@production is free, 2.3.0 is good");
        scene.keep("breach");
    }
}

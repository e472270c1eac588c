package dev.holdpoint.workflows.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.scene.Steps;
import dev.holdpoint.workflows.wire.FailureTypes;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is known of a candidate is kept before anything of it is stopped. */
class EvidenceTest {
    @AutoClose final Scene scene = new Scene();

    private static Plans sick(Consequence onFailure, Step... before) {
        var plans = Plans.of("2.4.0").slots("production");
        return onFailing(plans, onFailure, before);
    }

    private static Plans onFailing(Plans plans, Consequence onFailure, Step... before) {
        var steps = new Step[before.length + 2];
        steps[0] = Steps.deploy();
        System.arraycopy(before, 0, steps, 1, before.length);
        steps[before.length + 1] = Steps.check("healthy");
        return plans.stage(
                "Production", StageType.PRODUCTION_DEPLOYMENT, "production", onFailure, steps);
    }

    private Scene serving() {
        scene.world().serving("blue", "2.3.0", "green").check("healthy", slot -> sick(slot));
        return scene;
    }

    private static Verdict sick(String slot) {
        return slot.equals("green") ? Verdict.FAIL : Verdict.PASS;
    }

    @Test
    void a_rollback_keeps_it_once_users_are_back_and_says_where() {
        var failure =
                serving().deploy(sick(Consequence.ROLLBACK, Steps.shift(25)).plan()).failure();

        assertThat(scene.world().kept())
                .containsExactly("green of shop-2.4.0 after shift {blue=100, green=0}");
        assertThat(failure.getOriginalMessage()).endsWith(" Evidence: /evidence/shop-2.4.0.");
        assertThat(scene.world().notices().getLast().text())
                .endsWith(" Evidence: /evidence/shop-2.4.0.");
    }

    @Test
    void in_place_it_is_kept_before_stable_takes_the_place() {
        scene.world().inPlace("2.3.0").check("healthy", _ -> Verdict.FAIL);
        var plan =
                onFailing(Plans.of("2.4.0").inPlace("production"), Consequence.ROLLBACK)
                        .rollback(Steps.deployStable())
                        .plan();

        assertThat(scene.deploy(plan).failure().getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(scene.world().kept())
                .containsExactly("service of shop-2.4.0 after deploy service 2.4.0");
    }

    @Test
    void a_run_that_stops_and_leaves_things_keeps_it_too() {
        var failure = serving().deploy(sick(Consequence.STOP).plan()).failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.GATE_FAILED);
        assertThat(failure.getOriginalMessage()).contains("Evidence: /evidence/shop-2.4.0.");
        assertThat(scene.world().kept())
                .containsExactly("green of shop-2.4.0 after deploy green 2.4.0");
    }

    @Test
    void what_was_not_deployed_leaves_nothing() {
        scene.world().serving("blue", "2.3.0", "green").check("healthy", _ -> Verdict.FAIL);
        var plan =
                Plans.of("2.4.0")
                        .slots("production")
                        .stage(
                                "Production",
                                StageType.PRODUCTION_DEPLOYMENT,
                                "production",
                                Consequence.STOP,
                                Steps.check("healthy"),
                                Steps.deploy())
                        .plan();

        assertThat(scene.deploy(plan).failure().getType()).isEqualTo(FailureTypes.GATE_FAILED);
        assertThat(scene.world().kept()).isEmpty();
    }

    @Test
    void evidence_that_cannot_be_kept_keeps_nobody_from_stable() {
        serving().world().failing("evidence", Errors.REFUSED, "no space left");

        var failure = scene.deploy(sick(Consequence.ROLLBACK, Steps.shift(25)).plan()).failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(scene.run("shop@production:rollback-1").status().events().toString())
                .contains("nothing of 2.4.0 could be kept: ", "no space left");
    }
}

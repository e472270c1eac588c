package dev.holdpoint.workflows.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.deployment.DeploymentOutcome;
import dev.holdpoint.workflows.environment.RollbackOutcome;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.scene.Steps;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.wire.FailureTypes;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollbackTest {
    @AutoClose final Scene scene = new Scene();

    @BeforeEach
    void stable_serves() {
        scene.world().serving("blue", "2.3.0", "green");
    }

    private static Plans production(String version, Consequence onFailure, Step... steps) {
        return Plans.of(version)
                .slots("production")
                .stage(
                        "Production",
                        StageType.PRODUCTION_DEPLOYMENT,
                        "production",
                        onFailure,
                        steps);
    }

    private Scene.Run begun(Object request) {
        return scene.start("Rollback", "back", request);
    }

    @Test
    void a_person_brings_the_former_version_back_after_a_delivery() {
        scene.deploy(
                        production("2.4.0", Consequence.ROLLBACK, Steps.deploy(), Steps.shift(100))
                                .plan())
                .result(DeploymentOutcome.class);

        var outcome =
                begun(
                                Map.of(
                                        "service", "shop",
                                        "environment", "production",
                                        "by", "kim",
                                        "reason", "customers call"))
                        .result(RollbackOutcome.class);

        assertThat(outcome.sentence()).startsWith("2.3.0 in blue serves everything again, proven ");
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 100, "green", 0));
        assertThat(scene.environment("shop@production").headline())
                .isEqualTo("shop@production is free, 2.3.0 is good");
        var followed = scene.run("back").status();
        assertThat(followed.headline()).isEqualTo("shop@production: " + outcome.sentence());
        assertThat(followed.why()).isEqualTo("customers call");
        assertThat(followed.state()).isEqualTo(State.ROLLED_BACK);
        scene.keep("by-hand");
    }

    @Test
    void a_person_interrupts_a_running_deployment() {
        var run =
                scene.deploy(
                        production(
                                        "2.4.0",
                                        Consequence.ROLLBACK,
                                        Steps.deploy(),
                                        Steps.shift(25),
                                        Steps.hold(Duration.ofMinutes(30)))
                                .plan());
        run.until(State.HOLDING);
        begun(
                        Map.of(
                                "service", "shop",
                                "environment", "production",
                                "by", "kim",
                                "reason", "customers call"))
                .result(RollbackOutcome.class);

        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 100, "green", 0));
        var failure = run.failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.ABORTED);
        assertThat(failure.getOriginalMessage())
                .startsWith(
                        "shop 2.4.0 ended in Production: aborted by kim: customers call. 2.3.0 in"
                                + " blue serves everything again, proven ");
        assertThat(scene.environment("shop@production").state()).isEqualTo(State.FREE);
    }

    @Test
    void an_unknown_environment_is_refused() {
        var failure = begun(Map.of("service", "shop", "environment", "moon")).failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.INVALID_REQUEST);
        assertThat(failure.getOriginalMessage())
                .isEqualTo(
                        "There is no environment shop@moon; nothing was ever deployed there by"
                                + " Holdpoint.");
    }

    @Test
    void a_version_that_is_not_the_way_back_is_refused() {
        scene.deploy(
                        production("2.4.0", Consequence.ROLLBACK, Steps.deploy(), Steps.shift(100))
                                .plan())
                .result(DeploymentOutcome.class);

        assertThat(
                        begun(Map.of("service", "shop", "environment", "production", "to", "1.9.0"))
                                .failure()
                                .getOriginalMessage())
                .isEqualTo(
                        "shop@production can be brought back to 2.3.0 only, not to 1.9.0; deploy"
                                + " that version instead.");
    }

    @Test
    void a_gate_before_any_effect_leaves_nothing_to_bring_back() {
        scene.world().check("smoke", _ -> Verdict.FAIL);
        var failure =
                scene.deploy(
                                production(
                                                "2.4.0",
                                                Consequence.ROLLBACK,
                                                Steps.check("smoke"),
                                                Steps.deploy())
                                        .plan())
                        .failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.GATE_FAILED);
        assertThat(failure.getOriginalMessage())
                .isEqualTo(
                        "shop 2.4.0 ended in Production: check smoke failed: smoke fails: looked at"
                                + " green.");
        assertThat(scene.world().effects()).isEmpty();
        assertThat(scene.environment("shop@production").state()).isEqualTo(State.FREE);
    }

    @Test
    void a_migration_that_fails_brings_stable_back() {
        scene.world().failing("migrate", Errors.REFUSED, "column exists");
        var failure =
                scene.deploy(
                                production(
                                                "2.4.0",
                                                Consequence.ROLLBACK,
                                                Steps.backup(),
                                                Steps.migrate(),
                                                Steps.deploy())
                                        .plan())
                        .failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(failure.getOriginalMessage()).contains("migrate failed: column exists.");
        assertThat(scene.world().effects()).containsExactly("backup", "shift {blue=100, green=0}");
        scene.keep("migration");
    }

    @Test
    void stop_leaves_things_as_they_are_and_says_so() {
        scene.world().check("smoke", _ -> Verdict.FAIL);
        var failure =
                scene.deploy(
                                production(
                                                "2.4.0",
                                                Consequence.STOP,
                                                Steps.deploy(),
                                                Steps.check("smoke"))
                                        .plan())
                        .failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.GATE_FAILED);
        assertThat(scene.world().effects()).containsExactly("deploy green 2.4.0");
        assertThat(scene.environment("shop@production").headline())
                .isEqualTo("shop@production is free, 2.3.0 is good");
    }

    @Test
    void a_step_that_fails_is_shown_told_and_tried_again() {
        scene.world()
                .check("smoke", _ -> Verdict.FAIL)
                .failing("shift {blue=100, green=0}", Errors.REFUSED, "balancer is down")
                .failing("shift {blue=100, green=0}", Errors.REFUSED, "balancer is down");
        var run =
                scene.deploy(
                        production(
                                        "2.4.0",
                                        Consequence.ROLLBACK,
                                        Steps.deploy(),
                                        Steps.shift(25),
                                        Steps.check("smoke"))
                                .plan());
        var rollback = scene.run("shop@production:rollback-1");
        var failed = rollback.until(State.ROLLBACK_FAILED);
        assertThat(failed.why()).isEqualTo("shift to stable failed: balancer is down");

        assertThat(run.failure().getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 100, "green", 0));
        assertThat(scene.world().notices())
                .anySatisfy(n -> {
                    assertThat(n.kind()).isEqualTo("alarm");
                    assertThat(n.text()).isEqualTo("shift to stable failed: balancer is down");
                });
        scene.keep("tried-again");
    }

    @Test
    void only_a_word_with_a_reason_gives_a_failed_rollback_up() {
        scene.world().check("smoke", _ -> Verdict.FAIL).check("healthy", _ -> Verdict.FAIL);
        var run =
                scene.deploy(
                        production(
                                        "2.4.0",
                                        Consequence.ROLLBACK,
                                        Steps.deploy(),
                                        Steps.shift(25),
                                        Steps.check("smoke"))
                                .plan());
        var rollback = scene.run("shop@production:rollback-1");
        rollback.until(State.ROLLBACK_FAILED);
        Assertions.assertThatThrownBy(() -> rollback.say("abort", Map.of("by", "kim")))
                .isInstanceOf(WorkflowUpdateException.class)
                .rootCause()
                .hasMessageContaining("Giving a rollback up needs a reason");
        assertThat(rollback.say("abort", "kim the data centre burns"))
                .isEqualTo(
                        "The rollback is given up; the environment stays locked as not settled.");

        var failure = run.failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.ROLLBACK_ABANDONED);
        assertThat(failure.getOriginalMessage()).contains("given up by kim: the data centre burns");
        assertThat(scene.environment("shop@production").headline())
                .startsWith("shop@production is not settled: ");
        assertThat(
                        scene.deploy(
                                        production("2.5.0", Consequence.ROLLBACK, Steps.deploy())
                                                .plan())
                                .failure()
                                .getType())
                .isEqualTo(FailureTypes.UNSETTLED);
        scene.keep("given-up");
    }
}

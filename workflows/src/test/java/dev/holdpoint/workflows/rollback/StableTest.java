package dev.holdpoint.workflows.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.deployment.DeploymentOutcome;
import dev.holdpoint.workflows.environment.RollbackOutcome;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.RecordingWorld;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.scene.Steps;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.wire.FailureTypes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a rollback finds in stable's place, and that it is not believed before it is seen. */
class StableTest {
    @AutoClose final Scene scene = new Scene();

    @BeforeEach
    void stable_serves() {
        scene.world().serving("blue", "2.3.0", "green");
    }

    private static Plans quick() {
        return Plans.of("2.4.0")
                .slots("production")
                .production(Steps.deploy(), Steps.shift(100), Steps.check("smoke"));
    }

    private Scene.Run asked(Map<String, Object> more) {
        var request = new LinkedHashMap<String, Object>();
        request.put("service", "shop");
        request.put("environment", "production");
        request.put("by", "kim");
        request.putAll(more);
        return scene.start("Rollback", "back" + more.size(), request);
    }

    @Test
    void stable_that_died_is_started_before_users_return_to_it() {
        scene.world()
                .check(
                        "smoke",
                        _ -> {
                            scene.world().stop("blue");
                            return Verdict.FAIL;
                        });

        var failure = scene.deploy(quick().plan()).failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(scene.world().effects())
                .containsExactly(
                        "deploy green 2.4.0",
                        "shift {blue=0, green=100}",
                        "return blue 2.3.0",
                        "shift {blue=100, green=0}");
    }

    @Test
    void a_version_that_nobody_knows_is_replaced_by_force_only() {
        scene.deploy(quick().plan()).result(DeploymentOutcome.class);
        scene.world().start("blue", "2.2.0-hotfix");
        var unforced = asked(Map.of());
        var rollback = scene.run("shop@production:rollback-1");

        var failed = rollback.until(State.ROLLBACK_FAILED);

        assertThat(failed.why())
                .contains("blue runs 2.2.0-hotfix, which is neither stable 2.3.0 nor")
                .contains("start Rollback with \"force\":true");
        var environment = scene.environment("shop@production");
        assertThat(environment.state()).isEqualTo(State.ROLLBACK_FAILED);
        assertThat(environment.awaiting()).contains("--name abort");
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 0, "green", 100));
        rollback.say("abort", "kim I use force");
        assertThat(unforced.failure().getType()).isEqualTo(FailureTypes.ROLLBACK_ABANDONED);

        var outcome = asked(Map.of("force", true)).result(RollbackOutcome.class);

        assertThat(outcome.sentence()).startsWith("2.3.0 in blue serves everything again");
        assertThat(scene.world().running("blue")).isEqualTo("2.3.0");
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 100, "green", 0));
        scene.keep("by-force");
    }

    @Test
    void a_version_that_nobody_can_tell_is_not_replaced() {
        scene.deploy(quick().plan()).result(DeploymentOutcome.class);
        scene.world().start("blue", RecordingWorld.NOBODY_KNOWS);
        asked(Map.of());

        var failed = scene.run("shop@production:rollback-1").until(State.ROLLBACK_FAILED);

        assertThat(failed.why())
                .contains(
                        "blue runs a version that nobody can tell (blue runs ?), which is neither"
                                + " stable 2.3.0 nor");
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 0, "green", 100));

        // and once a person has put stable back, it goes on by itself
        scene.world().start("blue", "2.3.0");
        scene.until(
                "it goes on", () -> scene.world().shares().equals(Map.of("blue", 100, "green", 0)));
        scene.until("it ends", () -> scene.environment("shop@production").rollback() == null);
    }

    @Test
    void the_candidates_version_in_stables_slot_is_replaced() {
        scene.world()
                .check(
                        "smoke",
                        _ -> {
                            scene.world().start("blue", "2.4.0");
                            return Verdict.FAIL;
                        });

        var failure = scene.deploy(quick().plan()).failure();

        assertThat(failure.getOriginalMessage()).contains("2.3.0 in blue serves everything again");
        assertThat(scene.world().effects())
                .containsExactly(
                        "deploy green 2.4.0",
                        "shift {blue=0, green=100}",
                        "return blue 2.3.0",
                        "shift {blue=100, green=0}");
    }

    @Test
    void what_a_person_started_where_nothing_was_is_left_running() {
        scene.world().stop("blue");
        scene.world().setShares(Map.of("blue", 0, "green", 0));
        scene.world()
                .check(
                        "smoke",
                        _ -> {
                            scene.world().start("blue", "by-hand");
                            return Verdict.FAIL;
                        });

        scene.deploy(quick().plan()).failure();

        assertThat(scene.world().running("blue")).isEqualTo("by-hand");
        assertThat(scene.run("shop@production:rollback-1").status().events())
                .anySatisfy(e ->
                        assertThat(e.text())
                                .endsWith(
                                        "blue runs by-hand, which this run did not bring; it is"
                                                + " left running"));
    }

    @Test
    void a_shift_that_lands_in_the_rollbacks_hold_is_set_back() {
        scene.world().check("smoke", _ -> Verdict.FAIL);
        var run =
                scene.deploy(
                        quick().rollback(
                                        Steps.shiftStable(),
                                        Steps.checkStable("healthy"),
                                        Steps.hold(Duration.ofMinutes(2)))
                                .plan());
        scene.until(
                "stable is back",
                () -> scene.world().effects().contains("shift {blue=100, green=0}"));
        scene.pass(Duration.ofSeconds(40));
        scene.world().setShares(Map.of("blue", 75, "green", 25));

        assertThat(run.failure().getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 100, "green", 0));
        assertThat(scene.world().notices()).noneMatch(n -> n.kind().equals("alarm"));
        scene.keep("late-shift");
    }

    @Test
    void a_list_without_a_check_is_proven_by_what_is_seen() {
        scene.world().check("smoke", _ -> Verdict.FAIL);
        var run = scene.deploy(quick().rollback(Steps.shiftStable()).plan());

        var failure = run.failure();

        assertThat(failure.getOriginalMessage())
                .contains("2.3.0 in blue serves everything again, proven ");
    }

    @Test
    void the_run_shows_the_shares_that_its_rollback_set() {
        scene.world().check("smoke", _ -> Verdict.FAIL);
        var run = scene.deploy(quick().plan());
        run.failure();

        assertThat(run.status().shares()).isEqualTo(Map.of("blue", 100, "green", 0));
        assertThat(run.status().events())
                .anySatisfy(e ->
                        assertThat(e.text())
                                .isEqualTo(
                                        "stable is being brought back by"
                                                + " shop@production:rollback-1"));
    }

    @Test
    void what_was_adopted_is_not_rolled_back_to_what_was_before() {
        scene.deploy(quick().plan()).result(DeploymentOutcome.class);
        scene.run("shop@production").say("adopt", Map.of("by", "kim", "comment", "by hand"));

        assertThat(asked(Map.of()).failure().getOriginalMessage())
                .isEqualTo(
                        "shop@production remembers no run that changed it, so there is nothing to"
                                + " bring back.");
    }
}

package dev.holdpoint.workflows.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.Rules;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.scene.Steps;
import dev.holdpoint.workflows.status.Question;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.status.Status;
import dev.holdpoint.workflows.wire.FailureTypes;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a run does when its world changes behind its back. */
class DriftTest {
    private static final Map<String, Integer> STABLE_ALONE = Map.of("blue", 100, "green", 0);
    private static final Map<String, Integer> QUARTER = Map.of("blue", 75, "green", 25);
    private static final Map<String, Integer> HALF = Map.of("blue", 50, "green", 50);

    @AutoClose final Scene scene = new Scene();

    @BeforeEach
    void stable_serves() {
        scene.world().serving("blue", "2.3.0", "green");
    }

    private Scene.Run holding() {
        var run = scene.deploy(Plans.quick("2.4.0").plan());
        run.until(State.HOLDING);
        return run;
    }

    private static Status asked(Scene.Run run) {
        return run.until(
                "asks", s -> s.questions().stream().anyMatch(q -> q.kind() == Question.Kind.ASK));
    }

    private static String question(Status status) {
        return status.questions().getFirst().text();
    }

    @Test
    void shares_set_by_hand_in_a_hold_are_asked_about_and_set_again_by_a_yes_only() {
        var run = holding();
        scene.world().setShares(HALF);

        var asked = asked(run);

        assertThat(question(asked))
                .isEqualTo(
                        "traffic is blue 50 %, green 50 %, and not blue 75 %, green 25 %, as this"
                            + " run set it (read). Nothing was overwritten; continue sets blue 75"
                            + " %, green 25 % again. What now?");
        assertThat(scene.world().shares()).isEqualTo(HALF);
        run.say("answer", "kim continue that was me");
        scene.until("they are set again", () -> scene.world().shares().equals(QUARTER));
        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        scene.keep("shares-by-hand");
    }

    @Test
    void silence_about_shares_set_by_hand_brings_stable_back() {
        var run = holding();
        scene.world().setShares(HALF);

        assertThat(run.failure().getOriginalMessage())
                .contains(
                        "as this run set it (read); nobody answered in time, so stable is brought"
                                + " back. 2.3.0 in blue serves everything again");
        assertThat(scene.world().shares()).isEqualTo(STABLE_ALONE);
    }

    @Test
    void a_balancer_that_began_anew_with_its_files_weights_is_set_again() {
        var run = holding();
        scene.world().restartBalancer(STABLE_ALONE);

        scene.until("it is set again", () -> scene.world().shares().equals(QUARTER));

        assertThat(run.status().questions()).isEmpty();
        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        assertThat(run.status().events())
                .anySatisfy(e ->
                        assertThat(e.text())
                                .startsWith("traffic is blue 100 %, green 0 %, and not blue 75 %,")
                                .contains("; repaired: "));
        assertThat(scene.world().notices())
                .anyMatch(n -> n.title().equals("Holdpoint repaired what changed"));
        scene.keep("balancer-anew");
    }

    @Test
    void a_balancer_that_begins_anew_again_and_again_is_asked_about() {
        var run = holding();
        for (int i = 0; i < 2; i++) {
            scene.world().restartBalancer(STABLE_ALONE);
            scene.until("it is set again", () -> scene.world().shares().equals(QUARTER));
        }
        scene.world().restartBalancer(STABLE_ALONE);

        assertThat(question(asked(run))).contains("continue sets blue 75 %, green 25 % again");
        assertThat(scene.world().shares()).isEqualTo(STABLE_ALONE);
    }

    @Test
    void a_balancer_that_began_anew_with_the_same_weights_disturbs_nobody() {
        var run = holding();
        scene.world().restartBalancer(QUARTER);

        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        assertThat(scene.world().effects())
                .containsExactly(
                        "deploy green 2.4.0",
                        "shift {blue=75, green=25}",
                        "shift {blue=0, green=100}");
    }

    @Test
    void shares_set_by_hand_after_a_harmless_restart_are_asked_about() {
        var run = holding();
        scene.world().restartBalancer(QUARTER);
        run.until(
                "it was looked at",
                s ->
                        s.events().stream()
                                .anyMatch(e -> e.text().startsWith("all is as this run left it")));
        scene.world().setShares(HALF);

        assertThat(question(asked(run))).contains("continue sets blue 75 %, green 25 % again");
        assertThat(scene.world().shares()).isEqualTo(HALF);
    }

    @Test
    void stable_that_dies_again_and_again_is_asked_about() {
        var run = holding();
        for (int i = 0; i < 2; i++) {
            scene.world().stop("blue");
            scene.until("it runs again", () -> "2.3.0".equals(scene.world().running("blue")));
        }
        scene.world().stop("blue");

        assertThat(question(asked(run))).contains("continue starts 2.3.0 there again");
        assertThat(scene.world().running("blue")).isNull();
    }

    @Test
    void users_leave_a_version_that_nobody_knows_and_return_when_it_is_deployed_again() {
        var run = holding();
        scene.world().start("green", "1.9.9");

        var asked = asked(run);

        assertThat(question(asked))
                .isEqualTo(
                        "green runs 1.9.9, and not 2.4.0, which this run brought. Nothing was"
                                + " overwritten; continue deploys 2.4.0 there again. What now?");
        assertThat(scene.world().running("green")).isEqualTo("1.9.9");
        assertThat(scene.world().shares()).isEqualTo(STABLE_ALONE);
        run.say("answer", "kim continue");
        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        assertThat(scene.world().effects())
                .containsExactly(
                        "deploy green 2.4.0",
                        "shift {blue=75, green=25}",
                        "shift {blue=100, green=0}",
                        "deploy green 2.4.0",
                        "shift {blue=75, green=25}",
                        "shift {blue=0, green=100}");
        scene.keep("another-candidate");
    }

    @Test
    void a_rule_that_rolls_back_goes_before_a_question() {
        var run =
                scene.deploy(
                        Plans.quick("2.4.0")
                                .rule(Rules.errorsAbove(10, Rule.Action.ROLLBACK))
                                .plan());
        run.until(State.HOLDING);
        scene.world()
                .metric("error-rate", (_, requests, _) -> new Reading.Ratio(requests, requests));
        scene.world().start("green", "1.9.9");

        assertThat(run.failure().getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(run.status().events())
                .noneMatch(e -> e.text().contains("Nothing was overwritten"));
        assertThat(scene.world().running("green")).isEqualTo("1.9.9");
    }

    @Test
    void stables_version_in_the_candidates_slot_is_asked_about() {
        var run = holding();
        scene.world().start("green", "2.3.0");

        assertThat(question(asked(run))).startsWith("green runs 2.3.0, and not 2.4.0, which");
        assertThat(run.failure().getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(scene.world().shares()).isEqualTo(STABLE_ALONE);
    }

    @Test
    void a_candidate_that_runs_no_more_is_rolled_back() {
        var run = holding();
        scene.world().stop("green");

        assertThat(run.failure().getOriginalMessage())
                .contains("green runs nothing (green runs null), though users are sent there");
        assertThat(scene.world().shares()).isEqualTo(STABLE_ALONE);
    }

    @Test
    void stable_that_runs_no_more_is_started_again() {
        var run = holding();
        scene.world().stop("blue");

        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        assertThat(scene.world().effects())
                .containsExactly(
                        "deploy green 2.4.0",
                        "shift {blue=75, green=25}",
                        "return blue 2.3.0",
                        "shift {blue=0, green=100}");
        assertThat(run.status().events())
                .anySatisfy(e ->
                        assertThat(e.text())
                                .startsWith("blue runs nothing (blue runs null), where stable"));
        scene.keep("stable-started-again");
    }

    @Test
    void another_version_in_stables_slot_is_stable_from_a_persons_yes_on() {
        var run = holding();
        scene.world().start("blue", "2.3.1");

        assertThat(question(asked(run)))
                .isEqualTo(
                        "blue runs 2.3.1, and not 2.3.0, which a rollback would bring back. Nothing"
                            + " was overwritten; continue takes 2.3.1 for stable from now on. What"
                            + " now?");
        assertThat(scene.world().shares()).isEqualTo(QUARTER);
        run.say("answer", "kim continue my hotfix");
        run.until(
                "takes it",
                s -> s.events().stream().anyMatch(e -> e.text().contains("is stable from now")));
        run.say("abort", "kim and now back");

        assertThat(run.failure().getOriginalMessage())
                .contains("2.3.1 in blue serves everything again");
        assertThat(scene.world().running("blue")).isEqualTo("2.3.1");
        scene.keep("another-stable");
    }

    /** One that waits for a person before and after it brings its version. */
    private Scene.Run waiting() {
        var run =
                scene.deploy(
                        Plans.of("2.4.0")
                                .slots("production")
                                .production(
                                        Steps.backup(),
                                        Steps.approve("tech-lead"),
                                        Steps.deploy(),
                                        Steps.approve("tech-lead"),
                                        Steps.shift(100))
                                .plan());
        run.until(State.WAITING_PERSON);
        return run;
    }

    @Test
    void a_version_put_in_the_candidates_slot_before_the_deploy_is_replaced_by_a_yes_only() {
        var run = waiting();
        scene.world().start("green", "2.3.9");
        run.say("approve", "anna ok");

        assertThat(question(asked(run)))
                .isEqualTo(
                        "deploy new failed: green runs 2.3.9, which was not there when this run"
                            + " took production; nothing was changed. continue replaces it. What"
                            + " now?");
        assertThat(scene.world().running("green")).isEqualTo("2.3.9");
        run.say("answer", "kim continue");
        scene.until("replaced", () -> "2.4.0".equals(scene.world().running("green")));
        scene.keep("taken-slot");
    }

    @Test
    void a_version_put_in_the_candidates_slot_before_the_shift_gets_no_users() {
        var run = waiting();
        run.say("approve", "anna ok");
        scene.until("deployed", () -> scene.world().running("green") != null);
        run.until(State.WAITING_PERSON);
        scene.world().start("green", "2.3.9");
        run.say("approve", "anna ok");

        assertThat(question(asked(run))).startsWith("green runs 2.3.9, and not 2.4.0, which this");
        assertThat(scene.world().shares()).isEqualTo(STABLE_ALONE);
        run.say("answer", "kim continue");
        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        assertThat(scene.world().effects())
                .containsExactly(
                        "backup",
                        "deploy green 2.4.0",
                        "deploy green 2.4.0",
                        "shift {blue=0, green=100}");
        scene.keep("before-the-shift");
    }

    @Test
    void a_stable_that_died_while_a_person_thought_is_started_before_the_shift() {
        var run = waiting();
        run.say("approve", "anna ok");
        scene.until("deployed", () -> scene.world().running("green") != null);
        run.until(State.WAITING_PERSON);
        scene.world().stop("blue");
        run.say("approve", "anna ok");

        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        assertThat(scene.world().effects())
                .containsExactly(
                        "backup",
                        "deploy green 2.4.0",
                        "return blue 2.3.0",
                        "shift {blue=0, green=100}");
    }

    @Test
    void a_version_put_in_place_by_hand_is_replaced_by_a_yes_only() {
        scene.world().inPlace("2.3.0");
        var plan =
                Plans.of("2.4.0")
                        .inPlace("kiosk")
                        .stage(
                                "Production",
                                StageType.PRODUCTION_DEPLOYMENT,
                                "kiosk",
                                Consequence.ROLLBACK,
                                Steps.check("healthy"),
                                Steps.approve("tech-lead"),
                                Steps.deploy())
                        .plan();
        var run = scene.deploy(plan);
        run.until(State.WAITING_PERSON);
        scene.world().start("service", "2.3.9");
        run.say("approve", "anna ok");

        assertThat(question(asked(run))).contains("kiosk runs 2.3.9, which was not there when");
        assertThat(scene.world().running("service")).isEqualTo("2.3.9");
    }

    @Test
    void a_world_that_is_not_settled_is_refused_with_the_commands_that_settle_it() {
        scene.deploy(Plans.quick("2.4.0").plan()).result(DeploymentOutcome.class);
        scene.world().setShares(HALF);

        assertThat(scene.deploy(Plans.quick("2.5.0").plan()).failure().getOriginalMessage())
                .contains("no slot has 100 % of the traffic")
                .endsWith(
                        ". To give everything to green 2.4.0, which is remembered as good:"
                                + " set-weights green=100");
    }

    @Test
    void a_rollback_over_a_drift_sets_the_shares_and_says_what_they_were() {
        var run = holding();
        scene.world().setShares(HALF);
        run.say("abort", "kim I know");

        assertThat(run.failure().getType()).isEqualTo(FailureTypes.ABORTED);
        assertThat(scene.world().shares()).isEqualTo(STABLE_ALONE);
        assertThat(scene.run("shop-2.4.0:production").status().events())
                .anySatisfy(e ->
                        assertThat(e.text())
                                .isEqualTo("users are sent to stable from blue 50 %, green 50 %"));
    }
}

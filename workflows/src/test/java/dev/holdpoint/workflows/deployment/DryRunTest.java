package dev.holdpoint.workflows.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.scene.Steps;
import dev.holdpoint.workflows.status.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DryRunTest {
    @AutoClose final Scene scene = new Scene();

    @BeforeEach
    void stable_serves() {
        scene.world().serving("blue", "2.3.0", "green");
    }

    private static Plan plan(String version) {
        return Plans.of(version)
                .slots("staging")
                .slots("production")
                .validation(Steps.check("artifact", "rollback-ready"), Steps.check("smoke"))
                .stage(
                        "Staging",
                        StageType.STAGING_DEPLOYMENT,
                        "staging",
                        Consequence.STOP,
                        Steps.deploy(),
                        Steps.shift(100))
                .production(
                        Steps.approve("tech-lead"),
                        Steps.check("staged"),
                        Steps.check("current", "healthy"),
                        Steps.deploy(),
                        Steps.check("healthy", "artifact"),
                        Steps.checkStable("smoke"),
                        Steps.shift(100),
                        Steps.hold(Duration.ofMinutes(5)))
                .stage(
                        "Proof",
                        StageType.POST_DEPLOYMENT_VALIDATION,
                        "",
                        Consequence.ROLLBACK,
                        Steps.check("smoke"))
                .plan();
    }

    private Scene.Run dry(Plan plan) {
        scene.documents().add(plan);
        return scene.start(
                "Deployment",
                "dry",
                Map.of(
                        "service",
                        plan.request().service(),
                        "version",
                        plan.request().version(),
                        "dryRun",
                        true));
    }

    private static List<String> notes(DeploymentOutcome outcome) {
        return outcome.stages().stream()
                .flatMap(s -> s.steps().stream())
                .map(s -> "%s %s: %s".formatted(s.id(), s.state(), s.note()))
                .toList();
    }

    @Test
    void every_check_that_changes_nothing_and_needs_no_candidate_is_run() {
        var plan = plan("2.4.0");

        var outcome = dry(plan).result(DeploymentOutcome.class);

        assertThat(outcome.outcome()).isEqualTo("DryRun");
        assertThat(outcome.sentence())
                .isEqualTo(
                        "Dry run: shop 2.4.0 would run 4 stages with 13 steps, plan "
                                + plan.hash()
                                + "; nothing was taken or changed. Of its check steps 5 passed, 0"
                                + " failed, 2 need what only a run has.");
        assertThat(notes(outcome))
                .containsExactly(
                        "validation/check-1 done: artifact passes: it is there, digest"
                                + " sha256:2.4.0; rollback-ready passes: shop@production: back to"
                                + " 2.3.0",
                        "validation/check-2 done: smoke passes: looked at service",
                        "staging/deploy-1 skipped: not run: a dry run changes nothing",
                        "staging/shift-1 skipped: not run: a dry run changes nothing",
                        "production/approve-1 skipped: not run: a dry run asks nobody",
                        "production/check-1 skipped: staged not run: an earlier stage of this plan"
                                + " is what proves it",
                        "production/check-2 done: current passes: 2.3.0 serves, as the environment"
                                + " remembers; healthy passes: looked at green",
                        "production/deploy-1 skipped: not run: a dry run changes nothing",
                        "production/check-3 done: artifact passes: it is there, digest"
                            + " sha256:2.4.0; healthy not run: it needs the candidate, and there is"
                            + " none",
                        "production/check-4 done: smoke passes: looked at blue",
                        "production/shift-1 skipped: not run: a dry run changes nothing",
                        "production/hold-1 skipped: not run: it measures the candidate, and there"
                                + " is none",
                        "proof/check-1 skipped: smoke not run: it needs the candidate, and there is"
                                + " none");
        assertThat(scene.world().effects()).isEmpty();
        assertThat(scene.world().notices()).isEmpty();
        scene.keep("dry");
    }

    @Test
    void what_fails_is_said_and_fails_nothing() {
        scene.world().check("smoke", _ -> Verdict.FAIL);
        scene.documents().moved("2.4.0", "sha256:other");

        var outcome = dry(plan("2.4.0")).result(DeploymentOutcome.class);

        assertThat(outcome.sentence())
                .contains("Of its check steps 1 passed, 4 failed, 2 need what only a run has.")
                .contains(
                        "Found: validation/check-1: artifact fails: version 2.4.0 now stands for"
                                + " sha256:other, the plan has sha256:2.4.0; validation/check-2:"
                                + " smoke fails: looked at service; ");
        assertThat(outcome.stages().getFirst().steps().getFirst().state()).isEqualTo("failed");
    }

    @Test
    void an_environment_that_a_run_could_not_take_is_found() {
        scene.world().setShares(Map.of("blue", 50, "green", 50));

        var outcome = dry(plan("2.4.0")).result(DeploymentOutcome.class);

        assertThat(outcome.sentence())
                .contains("shop@production is not settled: no slot has 100 % of the traffic.");
        assertThat(notes(outcome))
                .contains(
                        "production/check-2 skipped: current not run: nobody can tell what is"
                            + " stable on shop@production; healthy not run: nobody can tell what is"
                            + " stable on shop@production");
    }

    @Test
    void a_run_that_holds_the_environment_is_named_and_left_alone() {
        var run = scene.deploy(Plans.blueGreen("2.5.0").plan());
        run.until(State.WAITING_PERSON);
        run.say("approve", "anna ok");
        run.until(State.HOLDING);

        var outcome = dry(plan("2.4.0")).result(DeploymentOutcome.class);

        assertThat(outcome.sentence()).contains("; shop@production is held by shop-2.5.0 now");
        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
    }

    @Test
    void an_abort_ends_it_in_the_middle_of_a_check() throws InterruptedException {
        var looking = new CountDownLatch(1);
        var aborted = new CountDownLatch(1);
        scene.world()
                .check(
                        "smoke",
                        _ -> {
                            looking.countDown();
                            await(aborted);
                            return Verdict.PASS;
                        });
        var run = dry(plan("2.4.0"));
        assertThat(looking.await(1, TimeUnit.MINUTES)).isTrue();

        run.say("abort", "kim enough");
        aborted.countDown();

        assertThat(run.failure().getOriginalMessage())
                .isEqualTo("The dry run of shop 2.4.0 ended: aborted by kim: enough.");
        assertThat(scene.world().effects()).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.holdpoint.worker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every stage tells while it runs, in a deployment and alone, and how a person goes back. */
@Timeout(240)
class StagesIT extends OneScene {
    private static final String STOP =
            "send abort, or Request Cancellation in the Web UI: temporal workflow update execute -w"
                    + " %s --name abort -i '{\"by\":\"YOU\",\"comment\":\"WHY\"}'";
    private static final String AWAITING =
            "tech-lead (anna), until TIME, else it stops and leaves things as they are; answer"
                    + " with: temporal workflow update execute -w %s --name approve -i"
                    + " '{\"by\":\"YOU\",\"comment\":\"WHY\"}'";

    @AfterEach
    void nobody_was_lost() {
        scene.assertNothingLost();
    }

    @Test
    void every_stage_tells_where_it_stands_and_a_person_goes_back() throws Exception {
        // Given a deployment whose runbook has a stage of each type
        var run = scene.run("shop-1.1.0").startedWhole("Deployment", Releases.GOOD);

        // When validation waits, then it and its deployment say for whom, and how to answer
        run.awaitApproval();
        tells(
                run,
                "validation",
                "WaitingPerson",
                "Validation waits for tech-lead",
                "May shop 1.1.0 go on? plan PLAN",
                "the end of Validation");
        assertThat(run.stage("validation").state()).endsWith("RUNNING");

        // And the plan is shown with its stages, the undo and the hash that status names
        var plan = run.query("plan");
        assertThat(texts(plan.path("stages"), "name"))
                .containsExactly("Validation", "Staging", "Production", "Afterwards");
        assertThat(plan.path("hash").asText())
                .hasSize(64)
                .isEqualTo(run.status().path("plan").asText());
        assertThat(texts(plan.path("rollback").path("steps"), "sentence"))
                .startsWith("shift all traffic to stable");

        // When it is approved, then staging, production and the proof tell their holds
        run.approve();
        var staging = "hold 12 s, a sample each 3 s, checking health";
        run.awaitHeadline("shop 1.1.0: Staging holds at 100 %");
        tells(run, "staging", "Holding", "Staging holds at 100 %", staging, "the end of Staging");
        run.awaitHoldAt(25);
        tells(
                run,
                "production",
                "Holding",
                "Production holds at 25 %",
                "hold 12 s, a sample each 3 s",
                "shift 100 % to the candidate");
        run.awaitHeadline("shop 1.1.0: Afterwards holds at 100 %");
        tells(
                run,
                "afterwards",
                "Holding",
                "Afterwards holds at 100 %",
                "hold 9 s, a sample each 3 s",
                "tell team: deployed");

        // Then it is delivered, and says that it is over
        run.completed();
        var sentence = "shop 1.1.0 is delivered: every stage passed.";
        assertThat(Told.of(run.status())).isEqualTo(over("Delivered", sentence, sentence));
        assertThat(Told.of(run.stage("production").status()))
                .isEqualTo(over("Delivered", "shop 1.1.0: Production passed", "Production passed"));
        scene.assertStaged(Releases.GOOD);
        scene.assertServedByNothingBut(Releases.GOOD);

        // When a person starts a Rollback under an id of their own
        var back = scene.goBack("take-it-back");

        // Then it follows the one that the environment began, and ends as that one ends
        assertThat(back.path("sentence").asText())
                .matches(
                        "1\\.0\\.0 in blue serves everything again, proven .* after the"
                                + " decision\\. Evidence: .*/shop@production/.*\\.");
        assertThat(Told.of(scene.run("take-it-back").status()))
                .isEqualTo(
                        over(
                                "RolledBack",
                                "shop@production: " + back.path("sentence").asText(),
                                "customers call"));
        assertThat(Told.of(scene.run("shop@production:rollback-1").status()))
                .isEqualTo(
                        over("RolledBack", "shop 1.1.0: Rollback: stable serves", "stable serves"));
        scene.assertServedByNothingBut(Releases.STABLE);
    }

    @Test
    void staging_alone_touches_nothing_but_staging() throws Exception {
        // When somebody starts the staging of a version alone
        var run = scene.run("staging-alone").startedWhole("StagingDeployment", Releases.BAD);

        // Then it tells its hold, passes without an approval, and production knows nothing of it
        run.awaitHeadline("shop 1.2.0: Staging holds at 100 %");
        assertThat(run.status().path("state").asText()).isEqualTo("Holding");
        assertThat(run.completed().path("sentence").asText())
                .isEqualTo("shop 1.2.0 passed Staging, which was started alone.");
        scene.assertStaged(Releases.BAD);
        scene.assertServedByNothingBut(Releases.STABLE);
    }

    @Test
    void outside_its_window_a_run_waits_and_holds_nothing() throws Exception {
        // When somebody deploys outside the window, two hours of which take twelve seconds
        var run =
                scene.run("in-its-window")
                        .started(
                                "Deployment",
                                "{\"service\":\"shop\",\"version\":\"%s\",\"runbook\":\"windowed\",\"speedup\":600}"
                                        .formatted(Releases.GOOD));

        // Then it says until when it waits, and leaves production to others
        Await.until(
                "it waits for its window",
                () -> run.status().path("state").asText().equals("WaitingWindow"));
        assertThat(run.status().path("headline").asText())
                .startsWith("shop 1.1.0: Production: waits for window calm until ");
        assertThat(scene.environment().status().path("holder").asText("null"))
                .isNotEqualTo(run.id());

        // And it goes on when the window opens
        run.completed();
        scene.assertServedByNothingBut(Releases.GOOD);
        var _ = scene.goBack("back-after-the-window");

        // When it is an emergency, then it waits for nothing, and says who declared it
        var now = scene.run("in-an-emergency");
        now.started(
                        "Deployment",
                        "{\"service\":\"shop\",\"version\":\"%s\",\"runbook\":\"windowed\",\"emergency\":true,\"by\":\"anna\",\"reason\":\"orders are lost\"}"
                                .formatted(Releases.GOOD))
                .completed();
        assertThat(now.status().at("/stages/0/steps/0/note").asText())
                .isEqualTo("an emergency does not wait for window calm");
        assertThat(now.query("plan").path("notes").toString())
                .contains("an emergency, declared by anna: orders are lost");
        var _ = scene.goBack("back-after-the-emergency");
        scene.assertServedByNothingBut(Releases.STABLE);
    }

    @Test
    void production_alone_passes_the_approvals_first() throws Exception {
        // When somebody starts production alone
        var run = scene.run("production-alone").startedWhole("ProductionDeployment", Releases.GOOD);

        // Then it waits for the approval that stands in an earlier stage, and takes nothing before
        run.awaitApproval();
        assertThat(Told.of(run.status()))
                .isEqualTo(
                        new Told(
                                "WaitingPerson",
                                "shop 1.1.0: Production waits for tech-lead",
                                "May shop 1.1.0 go on? plan PLAN",
                                "back up the database",
                                AWAITING.formatted(run.id()),
                                STOP.formatted(run.id())));
        assertThat(scene.environment().status().path("holder").asText("null"))
                .isNotEqualTo(run.id());
        scene.assertServedByNothingBut(Releases.STABLE);

        // When it is approved, then it takes production, and passes
        run.approve();
        run.awaitHoldAt(25);
        assertThat(scene.environment().status().path("holder").asText()).isEqualTo(run.id());
        assertThat(run.completed().path("sentence").asText())
                .isEqualTo("shop 1.1.0 passed Production, which was started alone.");
        scene.assertServedByNothingBut(Releases.GOOD);

        // And a person may still go back
        scene.goBack("back-again");
        scene.assertServedByNothingBut(Releases.STABLE);
    }

    /** The deployment and its stage tell the same, each with its own commands. */
    private static void tells(
            Run run, String slug, String state, String headline, String why, String next)
            throws Exception {
        for (var each : List.of(run, run.stage(slug))) {
            var awaiting = state.equals("WaitingPerson") ? AWAITING.formatted(each.id()) : "nobody";
            assertThat(Told.of(each.status()))
                    .isEqualTo(
                            new Told(
                                    state,
                                    "shop 1.1.0: " + headline,
                                    why,
                                    next,
                                    awaiting,
                                    STOP.formatted(each.id())));
        }
    }

    private static Told over(String state, String headline, String why) {
        return new Told(state, headline, why, "nothing, it is over", "nobody", "it is over");
    }

    private static List<String> texts(JsonNode list, String name) {
        return list.valueStream().map(item -> item.path(name).asText()).toList();
    }
}

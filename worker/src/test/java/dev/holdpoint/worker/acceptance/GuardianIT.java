package dev.holdpoint.worker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A run that is gone without a word leaves nobody with its candidate: the environment notices
 * within a minute, brings stable back and lets no other run in before.
 */
@Timeout(240)
class GuardianIT extends OneScene {
    /** A minute to notice, and the rollback. */
    private static final Duration NOTICED_AND_DONE = Duration.ofMinutes(2);

    @AfterEach
    void stable_serves_everybody() throws Exception {
        scene.assertServedByNothingBut(Releases.STABLE);
        scene.assertNothingLost();
    }

    /** Waits for the environment to be free again; its last word of the rollback. */
    private static void awaitFree() throws Exception {
        Await.until(
                "the environment is free and knows what is good",
                NOTICED_AND_DONE,
                () ->
                        scene.environment()
                                .status()
                                .path("headline")
                                .asText()
                                .equals("shop@production is free, 1.0.0 is good"));
    }

    private static String events() throws IOException, InterruptedException {
        return scene.environment().status().path("events").toString();
    }

    @Test
    void a_run_that_is_terminated_before_it_took_anything_leaves_nothing() throws Exception {
        // Given a deployment that waits for its approval and holds nothing
        var run = scene.run("terminated-early").started(Releases.GOOD);
        run.awaitApproval();

        // When somebody terminates it
        scene.temporal().run("terminate", "-w", run.id(), "--reason", "wrong one");

        // Then another one begins at once
        var next = scene.run("after-terminated-early").started(Releases.GOOD);
        next.awaitApproval();
        next.update("reject", "{\"by\":\"anna\",\"comment\":\"only to see\"}");
        next.failed("Rejected");
    }

    @Test
    void a_run_that_is_terminated_in_a_hold_is_rolled_back() throws Exception {
        // Given a deployment whose candidate serves 25 % of the users
        var run = scene.holding("terminated");

        // When somebody terminates it, then no other run is let in before stable is proven
        scene.temporal().run("terminate", "-w", run.id(), "--reason", "it hangs");
        var hasty = scene.run("hasty").started(Releases.GOOD);
        assertThat(hasty.failed("GateFailed"))
                .contains("rollback-ready fails: shop@production is ");
        awaitFree();

        // And what happened is on the environment's record
        assertThat(events()).contains("terminated is gone (Terminated: it hangs)");
        assertThat(run.stage("production").state())
                .isNotEqualTo("WORKFLOW_EXECUTION_STATUS_RUNNING");
    }

    @Test
    void a_stage_that_is_terminated_in_a_hold_is_rolled_back_by_its_deployment() throws Exception {
        // Given a deployment whose candidate serves 25 % of the users
        var run = scene.holding("stage-terminated");

        // When somebody terminates its stage
        scene.temporal().run("terminate", "-w", run.stage("production").id(), "--reason", "odd");

        // Then the deployment ends RolledBack and says why
        assertThat(run.failed("RolledBack"))
                .contains("stage-terminated:production was terminated by somebody. 1.0.0 in blue");
    }

    @Test
    void a_run_that_is_deleted_in_a_hold_is_rolled_back() throws Exception {
        // Given a deployment whose candidate serves 25 % of the users
        var run = scene.holding("deleted");

        // When somebody deletes it
        scene.temporal().run("delete", "--yes", "-w", run.id());

        // Then stable is brought back
        awaitFree();
        assertThat(events()).contains("deleted is gone (");
    }

    @Test
    void a_run_that_is_reset_in_a_hold_is_rolled_back_and_goes_on_no_more() throws Exception {
        // Given a deployment whose candidate serves 25 % of the users
        var run = scene.holding("reset-late");

        // When somebody resets it to its last task, after it took the environment
        scene.temporal()
                .run("reset", "-w", run.id(), "--type", "LastWorkflowTask", "--reason", "try");

        // Then stable is brought back, and the run that came of it ends and says so
        awaitFree();
        assertThat(events()).contains("reset-late is gone (Terminated");
        assertThat(run.failed("RolledBack")).contains("the run that started it is gone");
        Await.until(
                "the stage that was left behind ends",
                NOTICED_AND_DONE,
                () -> !run.stage("production").state().equals("WORKFLOW_EXECUTION_STATUS_RUNNING"));
    }

    @Test
    void a_run_that_is_reset_to_its_beginning_is_a_run_of_its_own() throws Exception {
        // Given a deployment whose candidate serves 25 % of the users
        var run = scene.holding("reset-early");

        // When somebody resets it to its first task, before it took the environment
        resetToItsBeginning(run);

        // Then it is refused while stable is brought back
        assertThat(run.failed("GateFailed")).contains("rollback-ready fails: shop@production is ");
        awaitFree();

        // And once that is over it asks anew, takes the environment anew, and delivers
        resetToItsBeginning(run);
        run.approve();
        assertThat(run.completed().path("sentence").asText())
                .isEqualTo("shop 1.1.0 is delivered: every stage passed.");
        scene.assertServedByNothingBut(Releases.GOOD);
        scene.goBack("after-the-reset");
    }

    private static void resetToItsBeginning(Run run) throws Exception {
        scene.temporal()
                .run("reset", "-w", run.id(), "--type", "FirstWorkflowTask", "--reason", "again");
    }

    @Test
    void an_environment_that_is_terminated_in_a_hold_is_begun_anew_by_its_run() throws Exception {
        // Given a deployment whose candidate serves 25 % of the users
        var run = scene.holding("guardian-terminated");

        // When somebody terminates the environment itself
        scene.temporal().run("terminate", "-w", scene.environment().id(), "--reason", "tidying up");

        // Then the run cannot go on, and has stable brought back by a new environment
        assertThat(run.failed("RolledBack")).contains("somebody ended it", "1.0.0 in blue serves");
        awaitFree();
    }

    @Test
    void an_environment_that_is_terminated_after_the_last_change_learns_what_is_good()
            throws Exception {
        // Given a deployment whose candidate serves everybody
        var run = scene.holding("guardian-terminated-late");
        run.awaitHoldAt(100);

        // When somebody terminates the environment
        scene.temporal().run("terminate", "-w", scene.environment().id(), "--reason", "tidying up");

        // Then the run begins it anew when it hands back
        assertThat(run.completed().path("sentence").asText())
                .isEqualTo("shop 1.1.0 is delivered: every stage passed.");
        assertThat(scene.environment().status().path("headline").asText())
                .isEqualTo("shop@production is free, 1.1.0 is good");

        // And goes back to 1.0.0 as any other version is deployed
        scene.run("back-again").started(Releases.STABLE).approve();
        scene.run("back-again").completed();
    }

    @Test
    void an_environment_that_is_cancelled_goes_on() throws Exception {
        // Given a deployment whose candidate serves 25 % of the users
        var run = scene.holding("guardian-cancelled");

        // When somebody cancels the environment, then that changes nothing
        scene.temporal().run("cancel", "-w", scene.environment().id());
        Await.until(
                "the cancel is on its record", () -> events().contains("ignored a cancel request"));
        run.signal("abort", "{\"by\":\"kim\",\"comment\":\"wrong version\"}");
        assertThat(run.failed("Aborted")).contains("1.0.0 in blue serves everything again");
        awaitFree();
    }

    @Test
    void a_run_that_is_terminated_while_nobody_works_is_rolled_back_by_the_next_worker()
            throws Exception {
        // Given a deployment whose candidate serves 25 % of the users, and no worker any more
        var run = scene.holding("terminated-alone");
        scene.killWorker();

        // When somebody terminates it and a worker comes
        scene.temporal().run("terminate", "-w", run.id(), "--reason", "it hangs");
        scene.startWorker();

        // Then stable is brought back
        awaitFree();
        assertThat(events()).contains("terminated-alone is gone (Terminated: it hangs)");
    }

    @Test
    void a_rollback_that_is_terminated_leaves_the_environment_locked_until_the_next_one()
            throws Exception {
        // Given a rollback under way
        var run = scene.holding("rollback-terminated");
        run.signal("abort", "{\"by\":\"kim\",\"comment\":\"wrong version\"}");
        Await.until(
                "the rollback begins",
                () -> !scene.environment().status().path("rollback").asText("null").equals("null"));
        var rollback = scene.environment().status().path("rollback").asText();

        // When somebody terminates it
        scene.temporal().run("terminate", "-w", rollback, "--reason", "tidying up");

        // Then nothing is known to be good, and a person's rollback goes on where it ended
        assertThat(run.failed("RollbackAbandoned")).contains(rollback);
        Await.until(
                "nothing is known to be good",
                () ->
                        scene.environment()
                                .status()
                                .path("headline")
                                .asText()
                                .startsWith("shop@production is not settled: " + rollback));
        scene.goBack("once-more");
        awaitFree();
    }
}

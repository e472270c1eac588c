package dev.holdpoint.worker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However a deployment is stopped, stable serves every user and none is lost. */
@Timeout(240)
class StopsIT extends OneScene {
    @AfterEach
    void stable_serves_everybody() throws Exception {
        scene.assertServedByNothingBut(Releases.STABLE);
        scene.assertNothingLost();
    }

    @Test
    void an_abort_in_a_hold_brings_stable_back() throws Exception {
        // Given a deployment whose candidate serves 25 % of the users
        var run = scene.holding("abort");

        // When kim aborts it
        var answer = run.update("abort", "{\"by\":\"kim\",\"comment\":\"wrong version\"}");

        // Then the update is answered and the run ends Aborted
        assertThat(answer.exitCode()).as(answer.out()).isZero();
        assertThat(run.failed("Aborted"))
                .startsWith("shop 1.1.0 ended in Production: ")
                .contains("kim", "wrong version", "1.0.0 in blue serves everything again");
    }

    @Test
    void a_cancel_in_a_hold_brings_stable_back() throws Exception {
        // Given a deployment whose candidate serves 25 % of the users
        var run = scene.holding("cancel");

        // When somebody cancels the workflow
        scene.temporal().run("cancel", "-w", run.id());

        // Then it closes Canceled, after stable was brought back
        run.closed();
        assertThat(run.state()).isEqualTo("WORKFLOW_EXECUTION_STATUS_CANCELED");
    }

    @Test
    void a_rejected_deployment_changes_nothing() throws Exception {
        // Given a deployment that waits for its approval
        var run = scene.run("reject").started(Releases.GOOD);
        run.awaitApproval();

        // When anna rejects it
        var answer = run.update("reject", "{\"by\":\"anna\",\"comment\":\"not before the fix\"}");

        // Then it ends Rejected, with her words
        assertThat(answer.exitCode()).as(answer.out()).isZero();
        assertThat(run.failed("Rejected")).contains("anna", "not before the fix");
    }

    @Test
    void kill_9_of_the_worker_in_a_hold_only_delays() throws Exception {
        // Given a bad version whose candidate begins to serve
        var run = scene.run("killed").started(Releases.BAD);
        run.approve();
        run.awaitHoldAt(25);

        // When the worker dies and another one starts
        scene.killWorker();
        scene.startWorker();

        // Then the run goes on and ends as it should
        assertThat(run.failed("RolledBack")).contains("error-rate");
    }

    @Test
    void kill_9_of_the_worker_in_a_hold_of_a_good_version_only_delays() throws Exception {
        // Given a good version whose candidate serves 25 % of the users
        var run = scene.holding("carried-on");

        // When the worker dies in the hold and another one starts
        scene.killWorker();
        scene.startWorker();

        // Then that one carries on to the end
        assertThat(run.completed().path("sentence").asText())
                .isEqualTo("shop 1.1.0 is delivered: every stage passed.");
        scene.assertServedByNothingBut(Releases.GOOD);

        // And a person may still go back
        scene.goBack("after-the-crash");
    }

    @Test
    void silence_of_a_question_brings_stable_back() throws Exception {
        // Given a version that fails too often to go on and too seldom to go back unasked
        var run = scene.run("silence").started(Releases.DOUBTFUL);
        run.approve();

        // When a person is asked, then users are with stable meanwhile
        run.awaitQuestion();
        assertThat(Told.of(run.status()).awaiting())
                .isEqualTo(
                        "incident-responder (kim), until TIME, else stable is brought back; answer"
                            + " with: temporal workflow update execute -w silence --name answer -i"
                            + " '{\"by\":\"YOU\",\"step\":\"rule-2\",\"answer\":\"continue\"}'");
        scene.assertServedByNothingBut(Releases.STABLE);

        // And when nobody answers, then the run ends with stable serving everybody
        assertThat(run.failed("RolledBack"))
                .startsWith("shop 1.3.0 was rolled back in Production: error-rate")
                .contains(
                        "; nobody answered in time, so stable is brought back. 1.0.0 in blue serves"
                                + " everything again, proven ");
    }
}

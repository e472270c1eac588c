package dev.holdpoint.worker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The world changes behind a run's back: by a person's hands, by a balancer that forgets, by a
 * worker that was cut off. Nothing is overwritten unasked, and in the end stable serves everybody.
 */
@Timeout(240)
class DriftIT extends OneScene {
    private static final String QUARTER = "blue 75 %, green 25 %";

    @AfterEach
    void stable_serves_everybody() throws Exception {
        scene.assertServedByNothingBut(Releases.STABLE);
    }

    private static Run started(String id) throws Exception {
        return scene.run(id).startedBy("by-hand", "Deployment", Releases.GOOD);
    }

    private static Run holding(String id) throws Exception {
        var run = started(id);
        run.approve();
        run.awaitHoldAt(25);
        return run;
    }

    private static void abort(Run run) throws Exception {
        run.signal("abort", "{\"by\":\"kim\",\"comment\":\"seen enough\"}");
        run.failed("Aborted");
    }

    /** What it asks; kim's answer is this. */
    private static String asked(Run run, String answer) throws Exception {
        run.awaitQuestion();
        var question = run.status().at("/questions/0");
        var said =
                run.update(
                        "answer",
                        "{\"by\":\"kim\",\"step\":\"%s\",\"answer\":\"%s\"}"
                                .formatted(question.path("id").asText(), answer));
        assertThat(said.exitCode()).as(said.out()).isZero();
        return question.path("text").asText();
    }

    private static void awaitEvent(Run run, String text) throws IOException {
        Await.until(
                run.id() + " tells: " + text,
                () -> run.status().path("events").toString().contains(text));
    }

    @Test
    void what_changes_in_a_hold_is_repaired_or_asked_about() throws Exception {
        // Given a deployment whose candidate serves 25 % of the users
        var run = holding("drift");

        // When HAProxy is reloaded, whose file gives everything to blue, then it is set again
        scene.balancer().reload();
        awaitEvent(run, "; repaired: PASS");

        // When a person puts another version into green, then users leave it, and kim is asked
        scene.shops().start("green", Releases.DOUBTFUL);
        run.awaitQuestion();
        scene.assertServedByNothingBut(Releases.STABLE);
        assertThat(asked(run, "continue"))
                .isEqualTo(
                        "green runs 1.3.0, and not 1.1.0, which this run brought. Nothing was"
                                + " overwritten; continue deploys 1.1.0 there again. What now?");
        run.awaitHoldAt(25);

        // When stable's process is stopped, then it is started again
        scene.shops().stop("blue");
        awaitEvent(run, "where stable 1.0.0 was; repaired: ");

        // When a person sets the weights, then nothing is overwritten before kim has answered
        scene.setShares(100, 100);
        assertThat(asked(run, "rollback"))
                .startsWith("traffic is blue 50 %, green 50 %, and not " + QUARTER)
                .endsWith("continue sets " + QUARTER + " again. What now?");
        assertThat(run.failed("RolledBack")).contains("kim answered rollback. 1.0.0 in blue");
    }

    @Test
    void a_world_that_is_not_settled_is_refused_with_commands_that_settle_it() throws Exception {
        // Given a world that a run left settled, and the next one that waits for its approval
        abort(holding("before-the-refusal"));
        var run = started("refused");
        run.awaitApproval();

        // When two slots have one version, and half of the users each
        scene.shops().start("green", Releases.STABLE);
        scene.setShares(100, 100);
        run.approve();
        var refusal = run.failed("Unsettled");

        // Then the run says what it saw, and its commands, run as written, settle it
        assertThat(refusal)
                .contains(
                        "no slot has 100 % of the traffic. Seen: blue runs 1.0.0; green runs 1.0.0;"
                                + " traffic {blue=50, green=50}");
        Shell.run(refusal.substring(refusal.indexOf("remembered as good: ") + 20));
        awaitLetIn("after-the-refusal");

        // When stable's process is dead, then nothing is let in, and the run says how to go on
        scene.shops().stop("blue");
        assertThat(started("stable-down").failed("GateFailed"))
                .contains(
                        "rollback-ready fails: shop@production is not settled: blue has all"
                            + " traffic, but its version is not proven. Seen: blue runs nothing")
                .contains("Bring one proven version to 100 %, then start the run again");

        scene.shops().start("blue", Releases.STABLE);
    }

    /** The gate lets a run pass, which is not wanted any more. */
    private static void awaitLetIn(String id) throws Exception {
        var run = started(id);
        run.awaitApproval();
        run.signal("reject", "{\"by\":\"anna\",\"comment\":\"only to see\"}");
        run.failed("Rejected");
    }

    @Test
    void a_rollback_never_replaces_a_version_that_nobody_knows() throws Exception {
        // Given a candidate that serves 25 %, and another version that a person put into blue
        var run = holding("unknown");
        scene.shops().start("blue", Releases.DOUBTFUL);

        // When kim has stable brought back
        assertThat(asked(run, "rollback")).startsWith("blue runs 1.3.0, and not 1.0.0, which a");

        // Then blue is left alone and the rollback says what to do
        Await.until(
                "the rollback asks for hands",
                () ->
                        scene.environment()
                                .status()
                                .path("why")
                                .asText()
                                .contains("blue runs 1.3.0, which is neither stable 1.0.0 nor"));

        // And when a person has put stable back, it goes on by itself
        scene.shops().start("blue", Releases.STABLE);
        run.failed("RolledBack");
    }

    @Test
    void a_worker_that_was_stopped_in_a_deployment_changes_nothing_when_it_goes_on()
            throws Exception {
        // Given a worker that is stopped while it brings the candidate, and another one
        var run = started("stopped");
        run.approve();
        awaitEvent(run, "backup");
        var stopped = scene.worker();
        Shell.run("kill -STOP " + stopped);
        scene.startWorker();

        // When the other one has shifted users to the candidate and brought them back
        run.awaitHoldAt(25);
        abort(run);
        scene.wire().forget();

        // Then the stopped one changes nothing when it goes on with what it had in its hands
        Shell.run("kill -CONT " + stopped);
        assertNobodyShifts(Duration.ofSeconds(8));
    }

    private static void assertNobodyShifts(Duration time) throws IOException {
        var end = System.nanoTime() + time.toNanos();
        Await.until(
                "nobody was shifted for " + time,
                () -> {
                    assertThat(scene.wire().changes()).isEmpty();
                    return System.nanoTime() > end;
                });
    }

    @Test
    void a_shift_that_arrives_after_the_rollback_is_taken_back() throws Exception {
        // Given a shift whose line is held on its way, so that it is sent again and users come
        var held = new CountDownLatch(1);
        scene.wire().atNextShift(() -> await(held));
        var run = holding("late");
        scene.wire().forget();

        // When the line arrives after the rollback's, while it still looks
        run.signal("abort", "{\"by\":\"kim\",\"comment\":\"seen enough\"}");
        Await.until("stable has all the traffic", () -> !scene.wire().changes().isEmpty());
        held.countDown();

        // Then it is taken back
        run.failed("Aborted");
        assertThat(scene.wire().changes()).hasSize(3);
        assertThat(scene.wire().changes().get(1)).contains("shop/green state ready");
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(2, TimeUnit.MINUTES)) {
                throw new AssertionError("the line was never let go");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while a line was held", e);
        }
    }
}

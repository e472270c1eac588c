package dev.holdpoint.worker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was delivered is looked at on, and the slot that went out of use is kept, then stopped. */
@Timeout(300)
class WatchIT extends OneScene {
    private static final Duration WATCHED = Duration.ofMinutes(3);

    @AfterEach
    void stable_serves_everybody() throws Exception {
        scene.assertServedByNothingBut(Releases.STABLE);
        scene.assertNothingLost();
    }

    /** Delivers and gives the watch that follows, once it has looked. */
    private static Run watching(String id) throws Exception {
        var delivered = scene.run(id).startedBy("watched", "Deployment", Releases.GOOD).completed();
        assertThat(delivered.path("sentence").asText())
                .startsWith("shop 1.1.0 is delivered: every stage passed. shop@production:watch-")
                .endsWith(" watches it for 50 s.");
        return watch();
    }

    private static Run watch() throws Exception {
        Await.until("a watch", () -> !scene.environment().status().path("watch").isNull());
        var run = scene.run(scene.environment().status().path("watch").asText());
        run.awaitHoldAt(100);
        return run;
    }

    @Test
    void a_watch_outlives_its_worker_and_stops_the_kept_slot() throws Exception {
        // Given a delivery that is watched
        var watch = watching("watched-to-the-end");
        assertThat(scene.environment().status().at("/kept/version").asText())
                .isEqualTo(Releases.STABLE);

        // When the worker is killed and another one takes over
        scene.killWorker();
        scene.startWorker();

        // Then it is watched to the end, and the old slot is stopped
        assertThat(watch.completed(WATCHED).path("sentence").asText())
                .endsWith(": shop 1.1.0 was watched to the end.");
        scene.assertServedByNothingBut(Releases.GOOD);
        assertThat(scene.environment().status().path("events").toString())
                .contains("blue is stopped; a rollback starts 1.0.0 anew from now on");

        // And whoever wants it back gets it started, checked, and then the users
        assertThat(scene.goBack("back-after-the-watch").path("sentence").asText())
                .startsWith("1.0.0 in blue serves everything again");
    }

    @Test
    void a_finding_brings_stable_back_to_the_kept_slot() throws Exception {
        // Given a delivery that is watched
        var watch = watching("watched-with-a-bug");

        // When somebody reports a bug
        var answer = watch.update("report", "{\"by\":\"kim\",\"kind\":\"bug\"}");

        // Then stable is brought back
        assertThat(answer.exitCode()).as(answer.toString()).isZero();
        assertThat(watch.failed("RolledBack"))
                .startsWith("shop 1.1.0: a person reported bug. 1.0.0 in blue serves everything");
    }

    @Test
    void a_watch_that_is_terminated_goes_on_as_another() throws Exception {
        // Given a delivery that is watched
        var watch = watching("watched-on");

        // When somebody terminates the watch
        scene.temporal().run("terminate", "-w", watch.id(), "--reason", "too many pages");

        // Then another one goes on, and abort there brings stable back
        Await.until(
                "another watch",
                () -> !scene.environment().status().path("watch").asText().equals(watch.id()));
        var next = watch();
        var answer = next.update("abort", "{\"by\":\"kim\",\"comment\":\"enough\"}");
        assertThat(answer.exitCode()).as(answer.toString()).isZero();
        assertThat(next.failed("Aborted")).contains("1.0.0 in blue serves everything again");
    }
}

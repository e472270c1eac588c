package dev.holdpoint.worker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What was delivered is looked at on, and the slot that went out of use is kept, then stopped. */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WatchIT extends OneScene {
    private static final Duration WATCHED = Duration.ofMinutes(3);

    @AfterEach
    void stable_serves_everybody() throws Exception {
        scene.assertServedByNothingBut(Releases.STABLE);
        scene.assertNothingLost();
    }

    /** Delivers and gives the watch that follows, once it has looked. */
    private static Run watching(String id) throws Exception {
        return watching("watched", id, "50 s");
    }

    private static Run watching(String runbook, String id, String length) throws Exception {
        var delivered = scene.run(id).startedBy(runbook, "Deployment", Releases.GOOD).completed();
        assertThat(delivered.path("sentence").asText())
                .startsWith("shop 1.1.0 is delivered: every stage passed. shop@production:watch-")
                .endsWith(" watches it for %s.".formatted(length));
        return watch();
    }

    private static Run watch() throws Exception {
        Await.until("a watch", () -> !scene.environment().status().path("watch").isNull());
        var run = scene.run(scene.environment().status().path("watch").asText());
        run.awaitHoldAt(100);
        return run;
    }

    @Test
    @Order(1)
    void a_finding_brings_stable_back_to_the_kept_slot(
            @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path profile) throws Exception {
        // Given a delivery that is watched
        var watch = watching("day", "watched-with-a-bug", "25 h");

        // When a look has passed: the page shows what was known when it was opened
        Await.until(
                "a look that passes",
                () -> watch.status().path("headline").asText().endsWith("last look says PASS"));

        // When a person looks at it in the Web UI, then the card tells what was seen, and when
        try (var browser = Browser.open(profile)) {
            browser.size(1120);
            browser.go(
                    scene.page(watch, "user-metadata"),
                    "shop 1.1.0: delivered and watched; the last look says PASS");
            browser.awaitText("PASS: every rule passes (looked at ");
            browser.awaitText("keep 1.0.0 in blue for 24 h, then stop it");
            browser.screenshot(WebUiIT.SHOTS.resolve("watch.png"));
        }

        // When somebody reports a bug
        var answer = watch.update("report", "{\"by\":\"kim\",\"kind\":\"bug\"}");

        // Then stable is brought back
        assertThat(answer.exitCode()).as(answer.toString()).isZero();
        assertThat(watch.failed("RolledBack"))
                .startsWith("shop 1.1.0: a person reported bug. 1.0.0 in blue serves everything");
    }

    @Test
    @Order(2)
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

    @Test
    @Order(3)
    void a_watch_goes_on_at_a_worker_of_the_next_build_and_stops_the_kept_slot() throws Exception {
        // Given a delivery that is watched, and what was measured and said so far
        var watch = watching("watched-to-the-end");
        assertThat(scene.environment().status().at("/kept/version").asText())
                .isEqualTo(Releases.STABLE);
        said(watch, "pause", "{\"by\":\"kim\",\"comment\":\"a look at the logs\"}");
        var before = watch.status();

        // When the worker is killed and one of the next build takes over
        scene.killWorker();
        scene.startNextWorker();

        // Then it knows what was measured and said
        var after = watch.status();
        assertThat(after.path("state").asText()).isEqualTo("Paused");
        assertThat(after.path("events").toString()).contains("pause by kim: a look at the logs");
        assertThat(requests(before)).isPositive();
        assertThat(requests(after)).isGreaterThanOrEqualTo(requests(before));

        // And it looks on, and takes the next words
        said(watch, "resume", "{\"by\":\"kim\"}");
        Await.until(
                "the second phase is measured",
                () ->
                        watch.status().at("/hold/step").asText().equals("watch/phase-2")
                                && requests(watch.status()) > requests(before));
        said(
                watch,
                "promote",
                "{\"by\":\"kim\",\"comment\":\"seen enough\",\"step\":\"watch/phase-2\"}");

        // And it is watched to the end, and the old slot is stopped
        assertThat(watch.completed(WATCHED).path("sentence").asText())
                .endsWith(": shop 1.1.0 was watched to the end.");
        scene.assertServedByNothingBut(Releases.GOOD);
        assertThat(scene.environment().status().path("events").toString())
                .contains("blue is stopped; a rollback starts 1.0.0 anew from now on");

        // And whoever wants it back gets it started, checked, and then the users
        assertThat(scene.goBack("back-after-the-watch").path("sentence").asText())
                .startsWith("1.0.0 in blue serves everything again");
    }

    private static void said(Run watch, String name, String message) throws Exception {
        var answer = watch.update(name, message);
        assertThat(answer.exitCode()).as(answer.toString()).isZero();
    }

    private static int requests(JsonNode status) {
        return status.at("/hold/requests").asInt();
    }
}

package dev.holdpoint.worker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The day when Temporal is down with a candidate at half of the users. */
@Timeout(300)
class DirectIT {
    private static final Duration NOTICED_AND_DONE = Duration.ofMinutes(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private Scene scene;

    @BeforeEach
    void set_the_scene() throws Exception {
        scene = Scene.set(folder);
    }

    @AfterEach
    void strike_the_scene() throws Exception {
        if (scene != null) {
            scene.strike();
        }
    }

    @Test
    void stable_comes_back_without_temporal_and_the_run_does_not_undo_it() throws Exception {
        // Given a deployment whose candidate serves half of the users
        var run = scene.run("halved").startedBy("halves", "Deployment", Releases.GOOD);
        run.approve();
        run.awaitHoldAt(50);

        // When somebody asks for a direct rollback while Temporal answers, then it is refused
        var refused = scene.holdpoint("rollback", "shop", "production", "--direct");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).contains("Temporal answers").contains("--beside-temporal");

        // When Temporal is gone and nobody says what was good, then the choices are told
        scene.killTemporal();
        var asked = scene.holdpoint("rollback", "shop", "production", "--direct");
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.out())
                .contains("Nothing was changed.")
                .contains("--to 1.0.0 (50 % of the traffic now), or --to 1.1.0 (50 %");

        // And when nobody answers yes, then nothing is changed either
        var unanswered =
                scene.holdpoint("rollback", "shop", "production", "--direct", "--to", "1.0.0");
        assertThat(unanswered.out()).contains("all traffic").contains("Nothing was changed.");
        assertThat(records("direct")).isEmpty();

        // When kim says so, then stable serves everybody, and a record is there
        var done =
                scene.holdpoint(
                        "rollback",
                        "shop",
                        "production",
                        "--direct",
                        "--to",
                        Releases.STABLE,
                        "--by",
                        "kim",
                        "--reason",
                        "customers call",
                        "--yes");
        assertThat(done.exitCode()).as(done.out()).isZero();
        assertThat(done.out()).contains("1.0.0 in blue serves everything again.");
        scene.assertServedByNothingBut(Releases.STABLE);
        var record = new ObjectMapper().readTree(records("direct").getFirst().toFile());
        assertRecord(record);

        // When Temporal is back, then the record is taken in and the run ends; nothing is undone
        scene.startTemporalAgain();
        Await.until(
                "the record is taken in",
                NOTICED_AND_DONE,
                () -> records("direct").isEmpty() && records("direct/taken").size() == 1);
        assertThat(run.closed().path("status").asText()).isEqualTo("FAILED");
        Await.until(
                "the environment knows what is good",
                NOTICED_AND_DONE,
                () -> headline().equals("shop@production is free, 1.0.0 is good"));
        assertThat(scene.run("shop@production").status().path("events").toString())
                .contains("kim went back to 1.0.0 without Temporal");
        scene.assertServedByNothingBut(Releases.STABLE);
        scene.assertNothingLost();
    }

    @Test
    void a_run_that_has_not_heard_of_it_asks_and_ends_once_it_is_told() throws Exception {
        // Given a direct rollback whose record lies where no worker looks
        var run = scene.run("unheard").startedBy("halves", "Deployment", Releases.GOOD);
        run.approve();
        run.awaitHoldAt(50);
        scene.killTemporal();
        var elsewhere = folder.resolve("elsewhere");
        var done =
                scene.holdpoint(
                        Map.of("HOLDPOINT_STATE", elsewhere.toString()),
                        "rollback",
                        "shop",
                        "production",
                        "--direct",
                        "--slot",
                        "blue",
                        "--yes");
        assertThat(done.exitCode()).as(done.out()).isZero();

        // When Temporal is back, then the run sees it and asks instead of undoing it
        scene.startTemporalAgain();
        run.awaitQuestion();
        assertThat(run.status().at("/questions/0/text").asText())
                .contains("green", "50 %")
                .endsWith("What now?");
        scene.assertServedByNothingBut(Releases.STABLE);

        // And when the record is handed in, then the run ends and nothing is undone
        var handedIn = scene.holdpoint("hand-in", elsewhere.resolve("direct").toString());
        assertThat(handedIn.exitCode()).as(handedIn.out()).isZero();
        assertThat(handedIn.out()).contains("sees to it that nothing undoes that.");
        assertThat(run.failed("Aborted")).contains("1.0.0 in blue serves everything again");
        Await.until(
                "the environment knows what is good",
                NOTICED_AND_DONE,
                () -> headline().equals("shop@production is free, 1.0.0 is good"));
        scene.assertServedByNothingBut(Releases.STABLE);
        scene.assertNothingLost();
    }

    private static void assertRecord(JsonNode record) {
        assertThat(record.path("by").asText()).isEqualTo("kim");
        assertThat(record.path("reason").asText()).isEqualTo("customers call");
        assertThat(record.at("/before/shares/green").asInt()).isEqualTo(50);
        assertThat(record.at("/after/shares/blue").asInt()).isEqualTo(100);
        assertThat(record.path("proven").isTextual()).isTrue();
    }

    private String headline() throws IOException, InterruptedException {
        return scene.run("shop@production").status().path("headline").asText();
    }

    private List<Path> records(String name) throws IOException {
        var place = scene.state().resolve(name);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (var files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }
}

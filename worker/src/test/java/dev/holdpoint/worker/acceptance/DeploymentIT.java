package dev.holdpoint.worker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Deployments from their start to their end, by the temporal command. */
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeploymentIT extends OneScene {
    @Test
    @Order(1)
    void a_stable_that_could_not_be_started_again_lets_nothing_else_in() throws Exception {
        // Given a stable that serves, but whose files are gone
        var files = scene.release(Releases.STABLE);
        var aside = Files.move(files, files.resolveSibling("aside"));
        try {
            // When another version is to be deployed, then it is refused before anything changes
            var run = scene.run("no-way-back").started(Releases.GOOD);
            assertThat(run.failed("GateFailed"))
                    .contains("1.0.0 serves, but could not be started again: its files are gone");
            scene.assertServedByNothingBut(Releases.STABLE);
        } finally {
            Files.move(aside, files);
        }
    }

    private static void assertEvidence(Path folder) throws IOException {
        assertThat(Files.readString(folder.resolve("release.json"))).contains("1.2.0");
        assertThat(folder.resolve("log.txt")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("configuration.txt")))
                .isEqualTo("PORT\nSHOP_DATABASE\n");
        assertThat(Files.readString(folder.resolve("run.json")))
                .contains("\"verdicts\"", "error-rate", "\"requests\"");
        assertThat(Files.readString(folder.resolve("about.json")))
                .contains("\"stable\" : \"1.0.0\"", "\"version\" : \"1.2.0\"");
    }

    @Test
    @Order(2)
    void a_bad_version_is_rolled_back_and_then_a_good_one_delivered() throws Exception {
        // Given a version that fails 3 of every 20 requests
        var bad = scene.run("shop-" + Releases.BAD).started(Releases.BAD);

        // When it is approved and 25 % of the users come to it
        bad.approve();
        var sentence = bad.failed("RolledBack");

        // Then it is rolled back with its sentence, and stable serves every user
        assertThat(sentence)
                .contains("shop 1.2.0 was rolled back in Production: error-rate")
                .contains("1.0.0 in blue serves everything again");
        scene.assertServedByNothingBut(Releases.STABLE);
        assertThat(scene.users().faults()).isPositive();

        // And what is known of the bad one lies where the sentence says, without its secrets
        assertEvidence(Path.of(sentence.replaceFirst(".* Evidence: (.*)\\.$", "$1")));

        // Given a good version
        var good = scene.run("shop-" + Releases.GOOD).started(Releases.GOOD);

        // When it waits, then it says so, and for whom
        good.awaitApproval();
        assertThat(good.status().path("awaiting").asText()).contains("tech-lead", "approve");

        // When it is approved, then its holds are shown
        good.signal("approve", "{\"by\":\"anna\",\"comment\":\"looks good\"}");
        good.awaitHoldAt(25);
        assertThat(good.status().path("state").asText()).isEqualTo("Holding");
        good.awaitHoldAt(100);

        // Then it is delivered, serves every user, and no request was lost
        assertThat(good.completed().path("sentence").asText())
                .isEqualTo("shop 1.1.0 is delivered: every stage passed.");
        scene.assertServedByNothingBut(Releases.GOOD);
        scene.assertNothingLost();
    }
}

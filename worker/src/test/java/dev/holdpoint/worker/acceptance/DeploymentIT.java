package dev.holdpoint.worker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Deployments from their start to their end, by the temporal command. */
@Timeout(240)
class DeploymentIT {
    private static Scene scene;

    @BeforeAll
    static void set_the_scene(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws Exception {
        scene = Scene.set(folder);
    }

    @AfterAll
    static void strike_the_scene() throws Exception {
        if (scene != null) {
            scene.strike();
        }
    }

    @Test
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

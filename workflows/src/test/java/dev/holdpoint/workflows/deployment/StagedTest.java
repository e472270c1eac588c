package dev.holdpoint.workflows.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.scene.Steps;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StagedTest {
    @AutoClose final Scene scene = new Scene();

    @BeforeEach
    void the_artifact_passes_staging() {
        scene.world().serving("blue", "2.3.0", "green");
        var staging =
                Plans.of("2.4.0")
                        .slots("staging")
                        .stage(
                                "Staging",
                                StageType.STAGING_DEPLOYMENT,
                                "staging",
                                Consequence.STOP,
                                Steps.deploy(),
                                Steps.shift(100))
                        .plan();
        scene.run("shop@staging");
        assertThat(scene.deploy(staging).result(DeploymentOutcome.class).outcome())
                .isEqualTo("Delivered");
    }

    private static Plan production(Duration within) {
        return Plans.of("2.4.0")
                .slots("staging")
                .slots("production")
                .validation(Steps.staged(within))
                .plan();
    }

    @Test
    void a_proof_within_its_age_counts() {
        scene.pass(Duration.ofHours(20));

        var outcome = scene.deploy(production(Duration.ofDays(1))).result(DeploymentOutcome.class);

        assertThat(outcome.stages().getFirst().steps().getFirst().note())
                .isEqualTo("staged passes: this artifact passed staging on shop@staging");
    }

    @Test
    void a_proof_beyond_its_age_does_not() {
        scene.pass(Duration.ofHours(25));

        var failure = scene.deploy(production(Duration.ofDays(1))).failure();

        assertThat(failure.getOriginalMessage())
                .contains("artifact sha256:2.4.0 passed staging on shop@staging at ")
                .contains(", longer ago than 24 h; deploy it there again");
    }
}

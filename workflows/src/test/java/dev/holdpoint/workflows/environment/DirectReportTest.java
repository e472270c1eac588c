package dev.holdpoint.workflows.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.deployment.DeploymentOutcome;
import dev.holdpoint.workflows.environment.protocol.DirectReport;
import dev.holdpoint.workflows.environment.protocol.DirectReport.Seen;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.wire.FailureTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Kim brought a version back while Temporal was away, and tells it afterwards. */
class DirectReportTest {
    private static final String ENVIRONMENT = "shop@production";

    @AutoClose final Scene scene = new Scene();

    private String tell(String version, String slot, Instant at, @Nullable Instant proven) {
        var report =
                new DirectReport(
                        "direct-1",
                        "shop",
                        "production",
                        "kim",
                        "customers call",
                        version,
                        null,
                        slot,
                        at,
                        at,
                        proven,
                        new Seen(List.of(), Map.of()),
                        null,
                        List.of(),
                        version + " in " + slot + " serves everything again.");
        return scene.run(ENVIRONMENT).stub().update("directRollback", String.class, report);
    }

    @Test
    void a_run_that_would_go_on_is_ended_and_its_own_way_back_proves_the_rest() {
        scene.world().serving("blue", "2.3.0", "green");
        var run = scene.deploy(Plans.quick("2.4.0").plan());
        run.until(State.HOLDING);

        scene.world().setShares(Map.of("blue", 100, "green", 0));
        scene.pass(Duration.ofSeconds(1));
        assertThat(tell("2.3.0", "blue", scene.now(), scene.now()))
                .isEqualTo("shop@production:rollback-1 sees to it that nothing undoes that.");

        assertThat(run.failure().getOriginalMessage()).contains("2.3.0 in blue serves everything");
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 100, "green", 0));
        assertThat(scene.environment(ENVIRONMENT).headline())
                .isEqualTo("shop@production is free, 2.3.0 is good");
        scene.keep("direct");
    }

    @Test
    void another_version_than_the_run_knows_is_believed_and_the_run_ended() {
        scene.world().serving("blue", "2.3.0", "green");
        var run = scene.deploy(Plans.quick("2.4.0").plan());
        run.until(State.HOLDING);
        scene.pass(Duration.ofSeconds(1));

        assertThat(tell("2.2.0", "blue", scene.now(), scene.now()))
                .isEqualTo("shop@production knows 2.2.0 as good.");

        assertThat(run.failure().getType()).isEqualTo(FailureTypes.ABORTED);
        assertThat(scene.world().effects()).noneMatch(effect -> effect.startsWith("return"));
        assertThat(scene.environment(ENVIRONMENT).headline())
                .isEqualTo("shop@production is free, 2.2.0 is good");
    }

    @Test
    void after_a_delivery_what_was_good_is_forgotten_for_what_was_brought_back() {
        scene.world().serving("blue", "2.3.0", "green");
        scene.deploy(Plans.quick("2.4.0").plan()).result(DeploymentOutcome.class);
        scene.world().setShares(Map.of("blue", 100, "green", 0));
        scene.pass(Duration.ofSeconds(1));

        var _ = tell("2.3.0", "blue", scene.now(), scene.now());

        assertThat(scene.environment(ENVIRONMENT).headline())
                .isEqualTo("shop@production is free, 2.3.0 is good");
        assertThat(
                        scene.deploy(Plans.quick("2.5.0").plan())
                                .result(DeploymentOutcome.class)
                                .outcome())
                .isEqualTo("Delivered");
    }

    @Test
    void what_is_not_proven_leaves_it_unsettled_with_what_happened() {
        scene.world().serving("blue", "2.3.0", "green");
        scene.deploy(Plans.quick("2.4.0").plan()).result(DeploymentOutcome.class);
        scene.pass(Duration.ofSeconds(1));

        assertThat(tell("2.3.0", "blue", scene.now(), null))
                .startsWith("shop@production is not settled: kim went back to 2.3.0 without");
        assertThat(scene.deploy(Plans.quick("2.5.0").plan()).failure().getType())
                .isEqualTo(FailureTypes.UNSETTLED);
    }

    @Test
    void what_a_run_learnt_since_then_counts_more() {
        scene.world().serving("blue", "2.3.0", "green");
        var before = scene.now();
        scene.pass(Duration.ofSeconds(1));
        scene.deploy(Plans.quick("2.4.0").plan()).result(DeploymentOutcome.class);

        assertThat(tell("2.3.0", "blue", before, before))
                .isEqualTo("shop@production knows newer things; it is on its record.");
        assertThat(scene.environment(ENVIRONMENT).headline())
                .isEqualTo("shop@production is free, 2.4.0 is good");
    }
}

package dev.holdpoint.workflows.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.scene.Steps;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.wire.FailureTypes;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users are at stable before anybody is asked for a rollback, where stable is seen to run. */
class RetreatTest {
    private static final String STAGE = "shop-2.4.0:production";

    @AutoClose final Scene scene = new Scene();

    @BeforeEach
    void stable_serves() {
        scene.world().serving("blue", "2.3.0", "green");
    }

    private Scene.Run deployed(Step... more) {
        var steps = new ArrayList<>(List.of(Steps.deploy(), Steps.shift(25)));
        steps.addAll(List.of(more));
        return scene.deploy(
                Plans.of("2.4.0")
                        .slots("production")
                        .production(steps.toArray(Step[]::new))
                        .plan());
    }

    private long shifts(String workflow) {
        return scene.history(workflow).stream()
                .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
                .filter(it ->
                        it.getActivityTaskScheduledEventAttributes()
                                .getActivityType()
                                .getName()
                                .equals("ShiftTraffic"))
                .count();
    }

    @Test
    void a_gate_that_fails_sends_users_to_stable_in_the_stage_itself() {
        scene.world().check("smoke", _ -> Verdict.FAIL);

        var failure = deployed(Steps.check("smoke")).failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(shifts(STAGE)).isEqualTo(2);
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 100, "green", 0));
        scene.keep("retreat");
    }

    @Test
    void so_does_a_person_who_aborts() {
        var run = deployed(Steps.approve("tech-lead"));
        run.until(State.WAITING_PERSON);

        run.say("abort", "kim customers call");

        assertThat(run.failure().getType()).isEqualTo(FailureTypes.ABORTED);
        assertThat(shifts(STAGE)).isEqualTo(2);
    }

    @Test
    void nobody_is_sent_to_a_stable_that_does_not_run() {
        scene.world()
                .check(
                        "smoke",
                        _ -> {
                            scene.world().stop("blue");
                            return Verdict.FAIL;
                        });

        assertThat(deployed(Steps.check("smoke")).failure().getType())
                .isEqualTo(FailureTypes.ROLLED_BACK);

        assertThat(shifts(STAGE)).isEqualTo(1);
        assertThat(scene.world().effects())
                .endsWith("return blue 2.3.0", "shift {blue=100, green=0}");
    }

    @Test
    void a_stage_that_stops_leaves_users_where_they_are() {
        scene.world().check("smoke", _ -> Verdict.FAIL);

        var failure =
                scene.deploy(
                                Plans.of("2.4.0")
                                        .slots("production")
                                        .stage(
                                                "Production",
                                                StageType.PRODUCTION_DEPLOYMENT,
                                                "production",
                                                Consequence.STOP,
                                                Steps.deploy(),
                                                Steps.shift(25),
                                                Steps.check("smoke"))
                                        .plan())
                        .failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.GATE_FAILED);
        assertThat(shifts(STAGE)).isEqualTo(1);
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 75, "green", 25));
    }
}

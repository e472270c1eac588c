package dev.holdpoint.workflows.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.plan.PlannedFreeze;
import dev.holdpoint.workflows.runbook.Freeze.WhileRunning;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.Rules;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.scene.Steps;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.status.TimeText;
import dev.holdpoint.workflows.window.Calendar;
import dev.holdpoint.workflows.wire.FailureTypes;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FreezeTest {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE", Locale.ROOT).withZone(ZoneOffset.UTC);

    @AutoClose final Scene scene = new Scene();

    @BeforeEach
    void stable_serves() {
        scene.world().serving("blue", "2.3.0", "green");
    }

    private PlannedFreeze sale(
            Duration from, Duration to, WhileRunning whileRunning, boolean waited) {
        return new PlannedFreeze(
                "sale",
                scene.now().plus(from),
                scene.now().plus(to),
                "The year is earned in these days",
                whileRunning,
                waited);
    }

    private PlannedFreeze on(boolean waited) {
        return sale(Duration.ofHours(-1), Duration.ofHours(30), WhileRunning.FINISH, waited);
    }

    /** Begins while the run holds at 25 %. */
    private PlannedFreeze soon(WhileRunning whileRunning) {
        return sale(Duration.ofMinutes(3), Duration.ofHours(30), whileRunning, true);
    }

    @Test
    void during_a_freeze_a_run_waits_before_it_takes_the_environment() {
        var freeze = on(true);
        var run = scene.deploy(Plans.quick("2.4.0").freeze("production", freeze).plan());

        var waits = run.until(State.WAITING_WINDOW);

        assertThat(waits.headline())
                .isEqualTo(
                        "shop 2.4.0: Production: goes on at %s; freeze sale until %s: The year is earned in these days"
                                .formatted(TimeText.of(freeze.to()), TimeText.of(freeze.to())));
        assertThat(scene.world().effects()).isEmpty();
        var exempt = Plans.quick("2.3.1").plan();
        assertThat(scene.deploy(exempt).result(DeploymentOutcome.class).outcome())
                .isEqualTo("Delivered");
        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        assertThat(scene.now()).isAfterOrEqualTo(freeze.to());
        scene.keep("freeze");
    }

    @Test
    void where_nothing_waits_a_freeze_stops_the_run_before_it_changes_anything() {
        var run = scene.deploy(Plans.quick("2.4.0").freeze("production", on(false)).plan());

        var failure = run.failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.GATE_FAILED);
        assertThat(failure.getOriginalMessage())
                .contains(
                        "production is frozen and nothing in the runbook waits; freeze sale until");
        assertThat(scene.world().effects()).isEmpty();
    }

    @Test
    void a_run_goes_on_when_the_freeze_is_over_and_its_window_open() {
        var freeze = on(true);
        var opens = freeze.to().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        var days = DAY.format(opens) + "," + DAY.format(scene.now());
        var calm =
                new Calendar(ZoneOffset.UTC, List.of(days + " 00:00-24:00"), List.of(), List.of());
        var run =
                scene.deploy(
                        Plans.of("2.4.0")
                                .slots("production")
                                .freeze("production", freeze)
                                .window("calm", calm)
                                .production(Steps.wait("calm"), Steps.deploy(), Steps.shift(100))
                                .plan());

        assertThat(run.until(State.WAITING_WINDOW).headline())
                .contains("waits for window calm until " + TimeText.of(opens) + "; freeze sale");
        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        assertThat(scene.now()).isAfterOrEqualTo(opens);
    }

    @Test
    void a_run_that_waits_for_the_end_of_a_freeze_can_be_stopped() {
        var run = scene.deploy(Plans.quick("2.4.0").freeze("production", on(true)).plan());
        run.until(State.WAITING_WINDOW);

        run.say("abort", Scene.by("kim", "not today"));

        assertThat(run.failure().getType()).isEqualTo(FailureTypes.ABORTED);
        assertThat(scene.world().effects()).isEmpty();
    }

    @Test
    void a_run_under_way_finishes_in_a_freeze_that_lets_it() {
        var freeze = soon(WhileRunning.FINISH);
        var run = scene.deploy(Plans.quick("2.4.0").freeze("production", freeze).plan());

        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        assertThat(scene.now()).isBetween(freeze.from(), freeze.to());
    }

    @Test
    void a_run_under_way_holds_until_a_person_lets_it_go_on() {
        var freeze = soon(WhileRunning.HOLD);
        var run = scene.deploy(Plans.quick("2.4.0").freeze("production", freeze).plan());

        var asks = run.until(State.WAITING_PERSON);

        assertThat(asks.questions())
                .singleElement()
                .satisfies(q -> {
                    assertThat(q.id()).isEqualTo("freeze-sale");
                    assertThat(q.text())
                            .startsWith("production is frozen by freeze sale until ")
                            .endsWith("The year is earned in these days. What now?");
                });
        scene.pass(Duration.ofHours(2));
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 75, "green", 25));
        run.say("answer", Map.of("by", "kim", "step", "freeze-sale", "answer", "continue"));
        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        scene.keep("freeze-holds");
    }

    @Test
    void a_run_that_holds_in_a_freeze_is_judged_all_the_time() {
        var freeze = soon(WhileRunning.HOLD);
        var run =
                scene.deploy(
                        Plans.quick("2.4.0")
                                .freeze("production", freeze)
                                .rule(Rules.errorsAbove(5, Rule.Action.ASK))
                                .plan());
        run.until(State.WAITING_PERSON);

        scene.world()
                .metric(
                        "error-rate",
                        (slot, requests, _) ->
                                new Reading.Ratio(
                                        slot.equals("green") ? requests / 10 : 0, requests));

        assertThat(run.until("a breach asks, too", it -> it.questions().size() == 2).questions())
                .anySatisfy(q -> assertThat(q.text()).contains("%, beyond 5 % ("));
    }

    @Test
    void a_run_under_way_is_rolled_back_where_the_freeze_says_so() {
        var freeze = soon(WhileRunning.ROLLBACK);
        var run = scene.deploy(Plans.quick("2.4.0").freeze("production", freeze).plan());

        var failure = run.failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(failure.getOriginalMessage()).contains("freeze sale until");
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 100, "green", 0));
    }
}

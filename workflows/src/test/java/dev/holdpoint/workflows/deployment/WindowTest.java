package dev.holdpoint.workflows.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.scene.Steps;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.status.TimeText;
import dev.holdpoint.workflows.window.Calendar;
import dev.holdpoint.workflows.wire.FailureTypes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    @AutoClose final Scene scene = new Scene();

    @BeforeEach
    void stable_serves() {
        scene.world().serving("blue", "2.3.0", "green");
    }

    /** A minute, some hours from now, so that no test begins when a window opens or closes. */
    private Instant in(int hours) {
        return scene.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofHours(hours));
    }

    private static Calendar open(Instant from, Instant to) {
        var span = "%s %s-%s".formatted(DAY.format(from), TIME.format(from), TIME.format(to));
        return new Calendar(ZoneOffset.UTC, List.of(span), List.of(), List.of());
    }

    private static Plans waiting(Calendar calm) {
        return Plans.of("2.4.0")
                .slots("production")
                .window("calm", calm)
                .stage(
                        "Production",
                        StageType.PRODUCTION_DEPLOYMENT,
                        "production",
                        Consequence.ROLLBACK,
                        Steps.wait("calm"),
                        Steps.deploy(),
                        Steps.shift(100));
    }

    @Test
    void outside_its_window_a_run_waits_before_it_takes_the_environment() {
        var opens = in(3);
        var run = scene.deploy(waiting(open(opens, in(5))).plan());

        var waits = run.until(State.WAITING_WINDOW);

        assertThat(waits.headline())
                .isEqualTo(
                        "shop 2.4.0: Production: waits for window calm until "
                                + TimeText.of(opens));
        assertThat(scene.world().effects()).isEmpty();
        var other = Plans.quick("2.3.1").plan();
        assertThat(scene.deploy(other).result(DeploymentOutcome.class).outcome())
                .isEqualTo("Delivered");
        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        assertThat(scene.now()).isAfterOrEqualTo(opens);
        assertThat(run.status().events())
                .anySatisfy(e ->
                        assertThat(e.text())
                                .matches(
                                        "wait: window calm is open, after (2 h 59 min|3 h).*, until"
                                                + " .*"));
        scene.keep("window");
    }

    @Test
    void inside_its_window_a_run_goes_on_at_once() {
        var begun = scene.now();
        var end = in(2);
        var run = scene.deploy(waiting(open(in(-2), end)).plan());

        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        assertThat(scene.now()).isBefore(begun.plus(Duration.ofMinutes(10)));
        assertThat(run.status().events())
                .anySatisfy(e ->
                        assertThat(e.text())
                                .isEqualTo("wait: window calm is open, until " + TimeText.of(end)));
    }

    @Test
    void a_run_that_waits_can_be_stopped() {
        var run = scene.deploy(waiting(open(in(3), in(5))).plan());
        run.until(State.WAITING_WINDOW);

        run.say("abort", Scene.by("kim", "not today"));

        assertThat(run.failure().getType()).isEqualTo(FailureTypes.ABORTED);
        assertThat(scene.world().effects()).isEmpty();
    }

    @Test
    void a_window_that_closed_while_the_run_was_paused_is_waited_for_again() {
        var run = scene.deploy(waiting(open(in(3), in(4))).plan());
        run.until(State.WAITING_WINDOW);
        run.say("pause", Scene.by("kim", "a look first"));
        scene.pass(Duration.ofHours(6));

        run.say("resume", Scene.by("kim", "well"));

        var again = run.until(State.WAITING_WINDOW);
        assertThat(again.headline())
                .endsWith(TimeText.of(in(-6).plus(Duration.ofHours(3 + 7 * 24))));
        assertThat(scene.world().effects()).isEmpty();
        scene.pass(Duration.ofDays(7));
        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
    }

    @Test
    void a_window_that_never_opens_fails_its_step() {
        var never =
                new Calendar(
                        ZoneOffset.UTC,
                        List.of("Mon 09:00-10:00"),
                        List.of("Mon 00:00-24:00"),
                        List.of());

        var failure = scene.deploy(waiting(never).plan()).failure();

        assertThat(failure.getOriginalMessage())
                .contains("window calm does not open within a year from now");
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 100, "green", 0));
    }
}

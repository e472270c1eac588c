package dev.holdpoint.workflows.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.deployment.DeploymentOutcome;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.status.State;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A holder that is gone without a word. */
class LostTest {
    private static final Map<String, Integer> STABLE_ALONE = Map.of("blue", 100, "green", 0);
    private static final Map<String, Integer> CANARY = Map.of("blue", 75, "green", 25);

    /** The server of the tests skips no time any more once a run was terminated. */
    private static final Duration SOON = Duration.ofSeconds(8);

    @AutoClose final Scene scene = new Scene();

    @BeforeEach
    void stable_serves() {
        scene.world().serving("blue", "2.3.0", "green");
    }

    @Test
    void a_terminated_holder_is_rolled_back_by_the_environment_itself() {
        var run = scene.deploy(Plans.quick("2.4.0").plan());
        run.until(State.HOLDING);
        var before = scene.now();
        run.stub().terminate("by mistake");

        scene.until("stable is back", () -> scene.world().shares().equals(STABLE_ALONE));

        assertThat(Duration.between(before, scene.now())).isLessThan(Duration.ofSeconds(90));
        scene.until("free", () -> scene.environment("shop@production").state() == State.FREE);
        var environment = scene.environment("shop@production");
        assertThat(environment.headline()).isEqualTo("shop@production is free, 2.3.0 is good");
        assertThat(environment.events())
                .extracting(e -> e.text())
                .contains("shop-2.4.0 is gone (Terminated) without handing shop@production back");
        scene.keep("terminated");
    }

    private Scene.Run asking() {
        var run = scene.deploy(Plans.quick("2.4.0").asksWhenLost(SOON).plan());
        run.until(State.HOLDING);
        run.stub().terminate("by mistake");
        scene.until(
                "a person is asked",
                () ->
                        scene.world().notices().stream()
                                .anyMatch(notice -> notice.kind().equals("question")));
        return scene.run("shop@production:rollback-1");
    }

    @Test
    void people_are_asked_first_where_the_runbook_says_so() {
        var rollback = asking();

        assertThat(scene.environment("shop@production").headline())
                .isEqualTo(
                        "shop@production waits for a person: shop-2.4.0 is gone (Terminated)"
                                + " without handing shop@production back. Bring stable back?");
        assertThat(scene.world().shares()).isEqualTo(CANARY);
        assertThat(scene.world().notices())
                .anySatisfy(notice -> assertThat(notice.kind()).isEqualTo("question"));
        assertThat(rollback.say("answer", Scene.message("kim", "answer", "rollback")))
                .isEqualTo("answer of kim is recorded for lost.");
        scene.until("free", () -> scene.environment("shop@production").state() == State.FREE);

        assertThat(scene.world().shares()).isEqualTo(STABLE_ALONE);
        assertThat(scene.environment("shop@production").headline())
                .isEqualTo("shop@production is free, 2.3.0 is good");
        scene.keep("lost-asked");
    }

    @Test
    void nothing_is_changed_where_a_person_wants_to_keep_it() {
        var rollback = asking();
        rollback.say("answer", Scene.message("kim", "answer", "keep", "comment", "I look at it"));
        rollback.failure();
        scene.until("free", () -> scene.environment("shop@production").state() == State.FREE);

        assertThat(scene.world().shares()).isEqualTo(CANARY);
        assertThat(scene.environment("shop@production").headline())
                .startsWith("shop@production is not settled: shop@production:rollback-1 did not")
                .contains("kim answered keep (I look at it)");
        assertThat(scene.deploy(Plans.quick("2.5.0").plan()).failure().getOriginalMessage())
                .contains("shop@production is not settled");
    }

    @Test
    void silence_brings_stable_back() {
        asking();
        scene.until("free", () -> scene.environment("shop@production").state() == State.FREE);

        assertThat(scene.world().shares()).isEqualTo(STABLE_ALONE);
        assertThat(scene.run("shop@production:rollback-1").status().events())
                .anySatisfy(e ->
                        assertThat(e.text())
                                .isEqualTo("nobody answered in time, so stable is brought back"));
    }

    @Test
    void a_person_who_wants_stable_back_is_not_asked_whether_he_does() {
        var rollback = asking();

        assertThat(rollback.refusal("abort", "kim enough"))
                .isEqualTo(
                        "The rollback has not begun; it asks whether it shall: answer rollback or"
                                + " keep.");
        scene.start(
                "Rollback",
                "wanted",
                Map.of(
                        "service", "shop",
                        "environment", "production",
                        "by", "kim",
                        "reason", "customers call"));
        scene.until("free", () -> scene.environment("shop@production").state() == State.FREE);

        assertThat(scene.world().shares()).isEqualTo(STABLE_ALONE);
        assertThat(rollback.status().events())
                .anySatisfy(e ->
                        assertThat(e.text()).isEqualTo("kim answered rollback (customers call)"));
        assertThat(scene.environment("shop@production").headline())
                .isEqualTo("shop@production is free, 2.3.0 is good");
    }

    @Test
    void an_environment_that_is_cancelled_goes_on() {
        var run = scene.deploy(Plans.quick("2.4.0").plan());
        run.until(State.HOLDING);
        scene.run("shop@production").stub().cancel();
        scene.until(
                "it is on its record",
                () ->
                        scene.environment("shop@production").events().stream()
                                .anyMatch(e -> e.text().startsWith("ignored a cancel request")));

        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        assertThat(scene.environment("shop@production").headline())
                .isEqualTo("shop@production is free, 2.4.0 is good");
    }
}

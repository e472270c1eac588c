package dev.holdpoint.workflows.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.port.Notice;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.Rules;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.scene.Steps;
import dev.holdpoint.workflows.status.State;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people hear of a run who do not look at it, and what the server knows without a worker. */
class NoticesTest {
    private static final String BY_HAND = "set-weights blue=100";

    @AutoClose final Scene scene = new Scene();

    @BeforeEach
    void stable_serves() {
        scene.world().serving("blue", "2.3.0", "green");
    }

    private static Plans ramp() {
        return Plans.of("2.4.0")
                .slots("production")
                .production(
                        Steps.approve("tech-lead"),
                        Steps.deploy(),
                        Steps.shift(25),
                        Steps.hold(Duration.ofMinutes(5)),
                        Steps.shift(100));
    }

    private Scene.Run approved(Plan plan) {
        var run = scene.deploy(plan);
        run.until(State.WAITING_PERSON);
        run.say("approve", "anna ok");
        return run;
    }

    private void errors(int percent) {
        scene.world()
                .metric(
                        "error-rate",
                        (slot, requests, _) ->
                                new Reading.Ratio(
                                        slot.equals("green") ? requests * percent / 100 : 0,
                                        requests));
    }

    private List<String> told() {
        return scene.world().notices().stream().map(n -> n.kind() + ": " + n.title()).toList();
    }

    private Notice notice(String kind) {
        return scene.world().notices().stream()
                .filter(n -> n.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void people_hear_of_the_beginning_the_question_the_way_back_and_the_end() {
        errors(8);
        approved(ramp().rule(Rules.errorsAbove(5, Rule.Action.ASK)).plan()).failure();

        assertThat(told())
                .containsExactly(
                        "question: A question to tech-lead",
                        "begun: shop 2.4.0 begins on production",
                        "question: A question to on-call",
                        "breach: Stable is brought back",
                        "ended: shop 2.4.0: RolledBack");
        assertThat(notice("ended").text())
                .startsWith("shop 2.4.0 was rolled back in Production: error-rate 8 %")
                .contains("2.3.0 in blue serves everything again");
    }

    @Test
    void what_is_told_once_something_may_change_holds_the_commands_for_hands() {
        errors(8);
        approved(ramp().rule(Rules.errorsAbove(5, Rule.Action.ASK)).plan()).failure();
        var notices = scene.world().notices();

        assertThat(notices.getFirst().facts()).doesNotContainKey("byHand");
        assertThat(notice("begun").text())
                .isEqualTo("stable is 2.3.0 in blue; the new release comes to green");
        assertThat(notice("begun").facts()).containsEntry("byHand", BY_HAND);
        assertThat(notices.get(2).facts())
                .containsEntry("byHand", BY_HAND)
                .containsEntry("answers", "continue, rollback")
                .hasEntrySatisfying(
                        "command", c -> assertThat(c).contains("--name answer", "rule-1"));
        assertThat(notice("breach").facts()).containsEntry("byHand", BY_HAND);
        assertThat(notice("ended").facts()).containsEntry("byHand", BY_HAND);
    }

    @Test
    void the_memo_holds_the_role_and_the_commands_for_hands() {
        var run = scene.deploy(ramp().plan());
        run.until(State.WAITING_PERSON);
        assertThat(run.memo("awaiting")).isEqualTo("tech-lead");
        assertThat(run.memo("byHand")).isNull();
        run.say("approve", "anna ok");
        run.until(State.HOLDING);

        assertThat(run.memo("awaiting")).isEqualTo("nobody");
        assertThat(run.memo("byHand")).isEqualTo(BY_HAND);
    }

    @Test
    void an_end_that_nobody_can_be_told_is_an_end_all_the_same() {
        var run = scene.deploy(ramp().plan());
        run.until(State.WAITING_PERSON);
        scene.world().failing("notify", "Misconfigured", "no such channel");
        run.say("reject", "anna not today");

        run.failure();

        assertThat(told()).containsExactly("question: A question to tech-lead");
        assertThat(run.status().events())
                .extracting(e -> e.text())
                .contains("the notice to on-call was not delivered: no such channel");
    }

    @Test
    void a_signal_that_is_ignored_is_told_for_its_sender_has_no_other_answer() {
        var run = scene.deploy(ramp().plan());
        run.until(State.WAITING_PERSON);
        run.signal("approve", "eve ok");
        scene.run("shop-2.4.0:production").signal("answer", "kim yes");
        scene.until("told", () -> told().size() == 3);

        assertThat(told())
                .containsExactlyInAnyOrder(
                        "question: A question to tech-lead",
                        "refused: The signal approve was ignored",
                        "refused: The signal answer was ignored");
        assertThat(scene.world().notices())
                .extracting(Notice::text)
                .contains(
                        "eve may not approve production/approve-1: it takes tech-lead (anna).",
                        "Nothing waits for answer now; open: production/approve-1 (approve).");
    }

    @Test
    void two_warnings_of_one_ruling_have_keys_of_their_own() {
        errors(30);
        approved(
                        ramp().rule(Rules.errorsAbove(5, Rule.Action.WARN))
                                .rule(Rules.errorsAbove(10, Rule.Action.WARN))
                                .plan())
                .result(DeploymentOutcome.class);

        assertThat(told().stream().filter("warning: A warning"::equals)).hasSize(2);
        var keys = scene.world().noticeKeys();
        assertThat(Set.copyOf(keys)).hasSameSizeAs(keys);
    }
}

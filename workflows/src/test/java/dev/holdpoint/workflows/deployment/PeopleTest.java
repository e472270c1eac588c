package dev.holdpoint.workflows.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.Rules;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.scene.Steps;
import dev.holdpoint.workflows.status.Question;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.wire.FailureTypes;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people may say when, and what they are told. */
class PeopleTest {
    @AutoClose final Scene scene = new Scene();

    @BeforeEach
    void stable_serves() {
        scene.world().serving("blue", "2.3.0", "green");
    }

    private static Plans production(Step... steps) {
        return Plans.of("2.4.0").slots("production").production(steps);
    }

    private static Plans held() {
        return production(Steps.deploy(), Steps.shift(25), Steps.hold(Duration.ofMinutes(5)));
    }

    @Test
    void a_confirmation_without_the_required_evidence_is_refused_and_the_time_runs_on() {
        var run =
                scene.deploy(
                        production(Steps.confirmProven(Map.of("rehearsed", "It was"), LIMIT))
                                .plan());
        var asked = run.until(State.WAITING_PERSON).questions().getFirst();
        scene.pass(Duration.ofMinutes(50));
        var bare = Scene.message("bo", "items", Map.of("rehearsed", "done"));

        assertThat(run.refusal("confirm", bare))
                .isEqualTo(
                        "production/confirm-1 needs evidence: add \"evidence\" with a link or text"
                                + " that proves it.");
        run.signal("confirm", bare);

        assertThat(run.failure().getType()).isEqualTo(FailureTypes.GATE_FAILED);
        assertThat(run.status().stages().getFirst().ended())
                .isBetween(asked.asked().plus(LIMIT), asked.asked().plus(LIMIT).plusSeconds(30));
    }

    private static final Duration LIMIT = Duration.ofHours(1);

    @Test
    void an_approval_that_holds_is_asked_again_of_the_same_people_until_they_answer() {
        var run =
                scene.deploy(
                        production(Steps.approve("tech-lead", LIMIT, "hold"), Steps.deploy())
                                .plan());
        run.until(State.WAITING_PERSON);
        scene.pass(LIMIT.multipliedBy(3));

        var asked = run.until(State.WAITING_PERSON);
        assertThat(asked.questions())
                .singleElement()
                .satisfies(q -> {
                    assertThat(q.id()).isEqualTo("production/approve-1");
                    assertThat(q.kind()).isEqualTo(Question.Kind.APPROVE);
                    assertThat(q.otherwise()).isEqualTo("it stays as it is and asks again");
                });
        assertThat(scene.world().effects()).isEmpty();
        run.say("approve", "anna ok");
        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
    }

    @Test
    void a_cancel_request_while_it_is_ending_is_an_event() {
        var bad = new boolean[] {true};
        scene.world()
                .metric("error-rate", (_, requests, _) -> new Reading.Ratio(requests, requests))
                .check("healthy", _ -> bad[0] ? Verdict.FAIL : Verdict.PASS);
        var run = scene.deploy(held().rule(Rules.errorsAbove(5, Rule.Action.ROLLBACK)).plan());
        run.until(State.ROLLBACK_FAILED);
        run.stub().cancel();
        run.until(
                "told",
                s ->
                        s.events().stream()
                                .anyMatch(e -> e.text().startsWith("ignored a cancel request: ")));
        bad[0] = false;

        run.cancelled();
        assertThat(run.status().outcome()).startsWith("shop 2.4.0 was rolled back in Production");
    }

    @Test
    void evidence_is_kept_with_the_confirmation() {
        var run =
                scene.deploy(
                        production(Steps.confirmProven(Map.of("rehearsed", "It was"), LIMIT))
                                .plan());
        assertThat(run.until(State.WAITING_PERSON).awaiting())
                .contains(
                        "{\"by\":\"YOU\",\"items\":{\"rehearsed\":\"done\"},\"evidence\":\"LINK\"}");
        run.say(
                "confirm",
                Scene.message(
                        "bo",
                        "items",
                        Map.of("rehearsed", "done"),
                        "evidence",
                        "https://wiki/rehearsal-7"));

        var outcome = run.result(DeploymentOutcome.class);

        assertThat(outcome.stages().getFirst().steps().getFirst().note())
                .isEqualTo("confirmed by bo {rehearsed=done}, evidence: https://wiki/rehearsal-7");
    }

    @Test
    void a_hold_that_asks_is_not_promoted() {
        scene.world().metric("error-rate", (_, _, _) -> new Reading.Ratio(0, 0));
        var run = scene.deploy(held().rule(Rules.errorsAbove(5, Rule.Action.ROLLBACK)).plan());
        run.until(State.WAITING_PERSON);

        assertThat(run.refusal("promote", "kim enough"))
                .isEqualTo("Nothing is promoted while production/hold-1 is open; answer it first.");
    }

    @Test
    void a_hold_is_not_promoted_over_a_breach_that_asks() {
        scene.world()
                .metric(
                        "error-rate",
                        (slot, requests, _) ->
                                new Reading.Ratio(
                                        slot.equals("green") ? requests / 5 : 0, requests));
        var run =
                scene.deploy(held().rule(Rules.errorsAbove(5, null, Rule.Action.ASK, true)).plan());
        run.until(State.WAITING_PERSON);

        assertThat(run.refusal("promote", "kim enough"))
                .isEqualTo("Nothing is promoted while rule-1 is open; answer it first.");
    }
}

package dev.holdpoint.workflows.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.runbook.Consequence;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.RecordingWorld;
import dev.holdpoint.workflows.scene.Rules;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.scene.Steps;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.status.Status;
import dev.holdpoint.workflows.wire.FailureTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuestionTest {
    @AutoClose final Scene scene = new Scene();

    @BeforeEach
    void stable_serves() {
        scene.world().serving("blue", "2.3.0", "green");
    }

    private static Plans held(String version) {
        return Plans.of(version)
                .slots("production")
                .production(
                        Steps.deploy(),
                        Steps.shift(25),
                        Steps.hold(Duration.ofMinutes(5)),
                        Steps.shift(100));
    }

    private RecordingWorld.Metric badOnGreen(int percent) {
        return (slot, requests, _) ->
                new Reading.Ratio(slot.equals("green") ? requests * percent / 100 : 0, requests);
    }

    @Test
    void a_breach_nobody_answers_is_rolled_back() {
        scene.world().metric("error-rate", badOnGreen(8));
        var run = scene.deploy(held("2.4.0").rule(Rules.errorsAbove(5, Rule.Action.ASK)).plan());
        var asked = run.until(State.WAITING_PERSON);
        assertThat(asked.questions()).hasSize(1);
        assertThat(asked.questions().getFirst().text())
                .startsWith("error-rate 8 %, beyond 5 % (")
                .endsWith(". What now?");
        assertThat(asked.awaiting()).startsWith("on-call (kim, bo), until ");
        assertThat(asked.awaiting()).contains(", else stable is brought back; answer with: ");

        var failure = run.failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(failure.getOriginalMessage())
                .contains("; nobody answered in time, so stable is brought back.");
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 100, "green", 0));
        scene.keep("silence");
    }

    @Test
    void continue_begins_the_hold_anew() {
        var until = new Instant[] {Instant.MAX};
        scene.world()
                .metric(
                        "error-rate",
                        (_, requests, to) ->
                                new Reading.Ratio(
                                        to.isBefore(until[0]) ? requests * 8 / 100 : 0, requests));
        var run = scene.deploy(held("2.4.0").rule(Rules.errorsAbove(5, Rule.Action.ASK)).plan());
        run.until(State.WAITING_PERSON);
        until[0] = Instant.EPOCH;
        scene.pass(Duration.ofMinutes(3));
        run.say("answer", "kim continue a known peak");
        var holding = run.until(State.HOLDING);

        assertThat(holding.hold()).isNotNull();
        assertThat(Duration.between(holding.hold().started(), holding.hold().ends()))
                .isEqualTo(Duration.ofMinutes(5));
        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        assertThat(run.status().events())
                .anySatisfy(e ->
                        assertThat(e.text()).endsWith("; kim answered continue (a known peak)"));
        scene.keep("continued");
    }

    @Test
    void an_answer_may_bring_stable_back() {
        scene.world().metric("error-rate", badOnGreen(8));
        var run = scene.deploy(held("2.4.0").rule(Rules.errorsAbove(5, Rule.Action.ASK)).plan());
        run.until(State.WAITING_PERSON);
        run.say("answer", Scene.message("kim", "answer", "rollback"));

        assertThat(run.failure().getOriginalMessage()).contains("; kim answered rollback.");
    }

    @Test
    void users_are_on_stable_while_a_person_thinks_and_return_by_a_yes() {
        scene.world().metric("error-rate", badOnGreen(8));
        var run =
                scene.deploy(
                        held("2.4.0")
                                .rule(Rules.errorsAbove(5, null, Rule.Action.ASK, true))
                                .plan());
        run.until(State.WAITING_PERSON);
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 100, "green", 0));
        scene.world().metric("error-rate", badOnGreen(0));
        run.say("answer", "kim continue");

        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        assertThat(scene.world().effects())
                .containsExactly(
                        "deploy green 2.4.0",
                        "shift {blue=75, green=25}",
                        "shift {blue=100, green=0}",
                        "shift {blue=75, green=25}",
                        "shift {blue=0, green=100}");
        scene.keep("meanwhile");
    }

    @Test
    void an_abort_meanwhile_sends_nobody_back_to_the_candidate() {
        scene.world().metric("error-rate", badOnGreen(8));
        var rule =
                new Rule(
                        new Rule.Subject.Metric("error-rate"),
                        Rules.errorsAbove(5, Rule.Action.ASK).condition(),
                        null,
                        null,
                        null,
                        null,
                        Rule.Action.ASK,
                        "on-call",
                        true,
                        null,
                        Consequence.CONTINUE,
                        null);
        var run = scene.deploy(held("2.4.0").rule(rule).plan());
        run.until(State.WAITING_PERSON);
        run.say("abort", "kim enough");

        assertThat(run.failure().getType()).isEqualTo(FailureTypes.ABORTED);
        assertThat(scene.world().effects())
                .containsExactly(
                        "deploy green 2.4.0",
                        "shift {blue=75, green=25}",
                        "shift {blue=100, green=0}",
                        "shift {blue=100, green=0}");
    }

    @Test
    void too_little_traffic_extends_once_then_asks() {
        scene.world().requests(0);
        scene.world().metric("error-rate", (_, _, _) -> new Reading.Ratio(0, 0));
        var run =
                scene.deploy(held("2.4.0").rule(Rules.errorsAbove(5, Rule.Action.ROLLBACK)).plan());
        var extended = run.until("extended", s -> s.hold() != null && s.hold().extended());
        assertThat(extended.events())
                .anySatisfy(e ->
                        assertThat(e.text())
                                .startsWith("the hold is NO_DATA and goes on once more: "));
        var asked = run.until(State.WAITING_PERSON);
        assertThat(asked.questions().getFirst().text()).startsWith("The hold ends NO_DATA: ");

        assertThat(run.failure().getType()).isEqualTo(FailureTypes.ROLLED_BACK);
    }

    @Test
    void a_few_requests_are_inconclusive_and_a_person_may_go_on() {
        scene.world().metric("error-rate", (_, _, _) -> new Reading.Ratio(0, 0));
        var run =
                scene.deploy(held("2.4.0").rule(Rules.errorsAbove(5, Rule.Action.ROLLBACK)).plan());
        var asked = run.until(State.WAITING_PERSON);
        assertThat(asked.questions().getFirst().text())
                .isEqualTo(
                        "The hold ends INCONCLUSIVE: error-rate: 0 requests at 25 %, 59 needed."
                                + " What now?");
        assertThat(run.refusal("extend", "kim 5m"))
                .isEqualTo("Nothing is extended while production/hold-1 is open; answer it first.");
        run.say("answer", "kim continue");

        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        scene.keep("extended");
    }

    @Test
    void a_silent_source_never_passes() {
        scene.world().metric("error-rate", (_, _, _) -> new Reading.Missing("connection refused"));
        var run =
                scene.deploy(held("2.4.0").rule(Rules.errorsAbove(5, Rule.Action.ROLLBACK)).plan());
        var asked = run.until(State.WAITING_PERSON);

        assertThat(asked.questions().getFirst().text())
                .isEqualTo(
                        "The hold ends NO_DATA: error-rate has no data: connection refused. What"
                                + " now?");
        assertThat(run.failure().getType()).isEqualTo(FailureTypes.ROLLED_BACK);
    }

    @Test
    void the_judge_does_not_sleep_while_a_person_is_asked() {
        var worse = new boolean[1];
        scene.world()
                .metric(
                        "error-rate",
                        (_, requests, _) ->
                                new Reading.Ratio(requests * (worse[0] ? 50 : 8) / 100, requests));
        var run =
                scene.deploy(
                        held("2.4.0")
                                .rule(Rules.errorsAbove(5, Rule.Action.ASK))
                                .rule(Rules.errorsAbove(20, Rule.Action.ROLLBACK))
                                .plan());
        run.until(State.WAITING_PERSON);
        var asked = scene.now();
        worse[0] = true;

        assertThat(run.failure().getOriginalMessage())
                .contains("error-rate ")
                .contains("beyond 20 %");
        // silence would have answered after fifteen minutes; looking at the status costs skipped
        // time
        assertThat(Duration.between(asked, scene.now())).isLessThan(Duration.ofMinutes(10));
    }

    @Test
    void a_breach_between_holds_is_seen_within_a_minute() {
        scene.world().metric("error-rate", badOnGreen(50));
        var plan =
                Plans.of("2.4.0")
                        .slots("production")
                        .production(Steps.deploy(), Steps.shift(25), Steps.approve("tech-lead"))
                        .rule(Rules.errorsAbove(10, Rule.Action.ROLLBACK))
                        .plan();
        var run = scene.deploy(plan);

        var outcome = run.failure().getDetails().get(DeploymentOutcome.class);

        assertThat(outcome.outcome()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(outcome.decided())
                .isBetween(outcome.started().plusSeconds(59), outcome.started().plusSeconds(65));
    }

    private Plans asking() {
        return Plans.of("2.4.0")
                .slots("production")
                .stage(
                        "Production",
                        StageType.PRODUCTION_DEPLOYMENT,
                        "production",
                        Consequence.ASK,
                        Steps.deploy(),
                        Steps.check("smoke"),
                        Steps.shift(100));
    }

    private static String step(Status status, String id) {
        return status.stages().getFirst().steps().stream()
                .filter(step -> step.id().equals(id))
                .map(step -> step.state() + ": " + step.note())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_step_that_failed_is_done_again_where_a_person_wants_it() {
        scene.world().failing("deploy", "Refused", "no space left");
        var run = scene.deploy(asking().plan());
        var asked = run.until(State.WAITING_PERSON).questions().getFirst();
        assertThat(asked.text()).isEqualTo("deploy new failed: no space left. What now?");
        assertThat(asked.answers())
                .containsExactly(
                        Map.entry("retry", "the step is done again"),
                        Map.entry("continue", "it goes on"),
                        Map.entry("rollback", "stable is brought back"));

        run.say("answer", "kim retry space is made");

        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        assertThat(scene.world().effects())
                .containsExactly("deploy green 2.4.0", "shift {blue=0, green=100}");
        assertThat(step(run.status(), "production/deploy-1")).startsWith("done: ");
        scene.keep("retried");
    }

    @Test
    void a_pause_holds_a_step_back_that_is_to_be_done_again() {
        scene.world().failing("deploy", "Refused", "no space left");
        var run = scene.deploy(asking().plan());
        run.until(State.WAITING_PERSON);
        run.say("pause", Scene.by("kim", "not yet"));
        run.say("answer", "kim retry");
        run.until(State.PAUSED);
        scene.pass(Duration.ofMinutes(30));
        assertThat(scene.world().effects()).isEmpty();

        run.say("resume", Scene.by("kim", "now"));

        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
    }

    @Test
    void what_fails_again_is_asked_again() {
        scene.world().failing("deploy", "Refused", "no space left");
        scene.world().failing("deploy", "Refused", "still none");
        var run = scene.deploy(asking().plan());
        run.until(State.WAITING_PERSON);
        run.say("answer", "kim retry");

        run.until(
                "asked again",
                status ->
                        status.questions().stream().anyMatch(q -> q.text().contains("still none")));
        run.say("answer", "kim rollback");

        assertThat(run.failure().getType()).isEqualTo(FailureTypes.ROLLED_BACK);
    }

    @Test
    void a_gate_that_a_person_passes_over_stays_visible() {
        scene.world().check("smoke", _ -> Verdict.FAIL);
        var run = scene.deploy(asking().plan());
        run.until(State.WAITING_PERSON);

        run.say("answer", "kim continue known flake");

        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
        assertThat(step(run.status(), "production/check-1"))
                .startsWith("waived: check smoke failed: ")
                .endsWith("; kim answered continue (known flake); it is not a PASS");
    }
}

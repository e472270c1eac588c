package dev.holdpoint.workflows.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.runbook.Ordered;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.Rules;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.scene.Steps;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.status.TimeText;
import dev.holdpoint.workflows.wire.FailureTypes;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandTest {
    @AutoClose final Scene scene = new Scene();

    @BeforeEach
    void stable_serves() {
        scene.world().serving("blue", "2.3.0", "green");
    }

    private Scene.Run waiting() {
        var run = scene.deploy(Plans.blueGreen("2.4.0").plan());
        run.until(State.WAITING_PERSON);
        return run;
    }

    private Scene.Run holding() {
        var run = waiting();
        run.say("approve", "anna ok");
        run.until(State.HOLDING);
        return run;
    }

    @Test
    void a_no_ends_it_before_anything_is_changed() {
        var run = waiting();
        assertThat(run.say("reject", "anna not before the fix"))
                .isEqualTo("reject of anna is recorded for production/approve-1.");

        var failure = run.failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.REJECTED);
        assertThat(failure.getOriginalMessage())
                .isEqualTo("shop 2.4.0 ended in Production: rejected by anna: not before the fix.");
        assertThat(scene.world().effects()).isEmpty();
        scene.keep("rejected");
    }

    @Test
    void silence_on_an_approval_stops_it() {
        var failure = waiting().failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.GATE_FAILED);
        assertThat(failure.getOriginalMessage())
                .isEqualTo("shop 2.4.0 ended in Production: nobody approved within 24 h.");
    }

    @Test
    void only_the_role_may_say_yes_and_only_to_the_plan_that_runs() {
        var run = waiting();

        assertThat(run.refusal("approve", "kim ok"))
                .isEqualTo("kim may not approve production/approve-1: it takes tech-lead (anna).");
        assertThat(run.refusal("approve", Scene.message("anna", "plan", "beef")))
                .startsWith("The plan you looked at (beef) is not the one that runs (c0ffee");
        assertThat(run.refusal("answer", "kim continue"))
                .isEqualTo("Nothing waits for answer now; open: production/approve-1 (approve).");
        assertThat(run.status().state()).isEqualTo(State.WAITING_PERSON);
    }

    @Test
    void wrong_commands_are_refused_with_a_sentence() {
        var run = waiting();

        assertThat(run.refusal("approve", Map.of("bye", "anna")))
                .isEqualTo(
                        "The message of approve is not right: 'bye' is unknown, did you mean 'by'?;"
                                + " 'by' is missing. It knows by and optionally comment, step,"
                                + " plan, statement, signature.");
        assertThat(run.refusal("approve", List.of(1)))
                .startsWith("The message of approve must be one JSON object with by");
        assertThat(run.refusal("resume", "kim")).isEqualTo("Nothing is paused.");
        assertThat(run.refusal("promote", "kim why not")).isEqualTo("No hold is running.");
        assertThat(run.refusal("report", "kim bug"))
                .isEqualTo("No rule knows the report 'bug' here; the rules know none.");
        assertThat(run.refusal("pause", "eve"))
                .isEqualTo("eve may not pause: it takes someone in People (anna, kim, bo).");
    }

    @Test
    void wrong_signals_show_in_the_status() {
        var run = waiting();
        run.signal("approve", List.of("what"));
        run.signal("approve", "eve ok");
        run.signal("approve", "anna ok");
        run.until(State.HOLDING);

        assertThat(run.status().events())
                .extracting(e -> e.text())
                .contains(
                        "ignored signal approve: The message of approve must be one JSON object"
                                + " with by and optionally comment, step, plan, statement,"
                                + " signature, was [\"what\"].",
                        "ignored signal approve: eve may not approve production/approve-1: it takes"
                                + " tech-lead (anna).");
    }

    @Test
    void an_abort_during_an_approval_changes_nothing() {
        var run = waiting();
        run.say("abort", "kim wrong version");

        var failure = run.failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.ABORTED);
        assertThat(failure.getOriginalMessage())
                .isEqualTo("shop 2.4.0 ended in Production: aborted by kim: wrong version.");
        assertThat(scene.world().effects()).isEmpty();
    }

    @Test
    void an_abort_during_a_hold_brings_stable_back() {
        var run = holding();
        assertThat(run.say("abort", "kim wrong version"))
                .isEqualTo("It stops; stable is brought back where something was changed.");

        var failure = run.failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.ABORTED);
        assertThat(failure.getOriginalMessage())
                .startsWith(
                        "shop 2.4.0 ended in Production: aborted by kim: wrong version. 2.3.0 in"
                                + " blue serves everything again, proven ");
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 100, "green", 0));
        scene.keep("aborted");
    }

    @Test
    void a_cancel_request_brings_stable_back_and_closes_canceled() {
        var run = holding();
        run.stub().cancel();

        run.cancelled();

        assertThat(run.status().outcome())
                .contains("aborted by a cancel request")
                .contains("2.3.0 in blue serves everything again");
        assertThat(scene.world().shares()).isEqualTo(Map.of("blue", 100, "green", 0));
        assertThat(scene.environment("shop@production").state()).isEqualTo(State.FREE);
        scene.keep("cancelled");
    }

    @Test
    void a_pause_holds_the_next_step_back() {
        var run = waiting();
        assertThat(run.say("pause", "kim lunch"))
                .isEqualTo("No next step begins until resume; the judge goes on.");
        run.say("approve", "anna ok");
        run.until(State.PAUSED);
        scene.pass(Duration.ofHours(3));
        assertThat(scene.world().effects()).isEmpty();
        assertThat(run.say("resume", "kim")).isEqualTo("It goes on.");

        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
    }

    @Test
    void a_promoted_hold_is_waived_and_not_passed() {
        var run = holding();
        var before = scene.now();
        assertThat(run.refusal("promote", "kim"))
                .isEqualTo("promote needs a reason: {\"by\":\"kim\",\"comment\":\"why\"}.");
        assertThat(run.say("promote", "kim the fix is urgent"))
                .isEqualTo("production/hold-1 ends; it is recorded as waived, not as passed.");
        run.until("full", s -> Integer.valueOf(100).equals(s.shares().get("green")));

        assertThat(Duration.between(before, scene.now())).isLessThan(Duration.ofMinutes(2));
        assertThat(run.status().events())
                .anySatisfy(e ->
                        assertThat(e.text())
                                .isEqualTo(
                                        "hold 5 min: ended early, waived by kim: the fix is"
                                                + " urgent; not a PASS"));
        scene.keep("promoted");
    }

    @Test
    void an_extended_hold_measures_longer_and_can_be_extended_again() {
        var run = holding();
        var ends = Objects.requireNonNull(run.status().hold()).ends();
        assertThat(run.say("extend", "kim 10m more traffic at noon"))
                .isEqualTo(
                        "production/hold-1 ends at %s now."
                                .formatted(TimeText.of(ends.plus(Duration.ofMinutes(10)))));
        scene.pass(Duration.ofMinutes(12));
        assertThat(run.status().state()).isEqualTo(State.HOLDING);
        run.say("extend", Scene.message("kim", "duration", "PT1M"));

        run.until("full", s -> Integer.valueOf(100).equals(s.shares().get("green")));

        assertThat(scene.now()).isAfterOrEqualTo(ends.plus(Duration.ofMinutes(11)));
        assertThat(run.status().events())
                .anySatisfy(e -> assertThat(e.text()).startsWith("hold 5 min: PASS: "))
                .anySatisfy(
                        e -> assertThat(e.text()).isEqualTo("extend by kim: more traffic at noon"));
        scene.keep("lengthened");
    }

    @Test
    void what_cannot_be_extended_is_told() {
        var run = waiting();
        assertThat(run.refusal("extend", "kim 5m")).isEqualTo("No hold is running.");
        run.say("approve", "anna ok");
        run.until(State.HOLDING);
        assertThat(run.refusal("extend", "kim soon"))
                .isEqualTo("extend needs how much longer, such as 10m, was \"soon\".");
        assertThat(run.refusal("extend", "kim 2d"))
                .isEqualTo("A hold is extended by 24 h at most, not by 2 d.");
        assertThat(run.refusal("extend", "kim")).contains("duration");
        assertThat(run.refusal("extend", "eve 5m")).contains("eve");
    }

    @Test
    void nothing_is_promoted_while_a_rule_fails() {
        scene.world()
                .metric(
                        "error-rate",
                        (_, requests, _) -> new Reading.Ratio(requests / 5, requests));
        var plan =
                Plans.of("2.4.0")
                        .slots("production")
                        .production(
                                Steps.deploy(), Steps.shift(25), Steps.hold(Duration.ofMinutes(5)))
                        .rule(Rules.errorsAbove(10, Rule.Action.ASK))
                        .plan();
        var run = scene.deploy(plan);
        run.until(State.WAITING_PERSON);

        assertThat(run.refusal("promote", "kim it will be fine"))
                .startsWith("A rule fails, so nothing is promoted: error-rate 20 %, beyond 10 %");
    }

    @Test
    void a_report_is_a_row_of_the_matrix() {
        var plan =
                Plans.blueGreen("2.4.0").rule(Rules.reported("bug", Rule.Action.ROLLBACK)).plan();
        var run = scene.deploy(plan);
        run.until(State.WAITING_PERSON);
        run.say("approve", "anna ok");
        run.until(State.HOLDING);
        assertThat(run.refusal("report", "kim bugg"))
                .isEqualTo("No rule knows the report 'bugg' here; the rules know bug.");
        assertThat(run.say("report", "kim bug checkout is broken"))
                .isEqualTo("bug is reported; the rule for it is being applied.");

        var failure = run.failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.ROLLED_BACK);
        assertThat(failure.getOriginalMessage())
                .startsWith("shop 2.4.0 was rolled back in Production: a person reported bug.");
    }

    @Test
    void every_item_is_confirmed_by_name() {
        var plan =
                Plans.of("2.4.0")
                        .slots("production")
                        .validation(
                                Steps.confirm(
                                        Ordered.of("notes", "Notes are out", "secrets", "Set")))
                        .plan();
        var run = scene.deploy(plan);
        run.until(State.WAITING_PERSON);
        assertThat(run.refusal("confirm", Scene.message("bo", "items", Map.of("notes", "yes"))))
                .isEqualTo(
                        "validation/confirm-1 is not confirmed: 'notes' must be done or n/a, was"
                                + " 'yes'; 'secrets' is missing (Set).");
        run.say("confirm", Scene.message("bo", "items", Map.of("notes", "done", "secrets", "n/a")));

        assertThat(run.result(DeploymentOutcome.class).outcome()).isEqualTo("Delivered");
    }

    @Test
    void a_message_that_comes_with_the_start_is_taken() {
        var plan = Plans.blueGreen("2.4.0").plan();
        var run = scene.signalWithStart(plan, "pause", "kim wait for me");

        run.until("paused", s -> s.events().stream().anyMatch(e -> e.text().contains("pause by")));
        run.say("resume", "kim");
        run.until(State.WAITING_PERSON);
    }

    @Test
    void an_unknown_update_is_refused() {
        var run = waiting();
        assertThatThrownBy(() -> run.say("aprove", "anna ok"))
                .isInstanceOf(WorkflowUpdateException.class)
                .rootCause()
                .hasMessageContaining("aprove");
    }
}

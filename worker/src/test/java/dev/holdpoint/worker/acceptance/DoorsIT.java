package dev.holdpoint.worker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong at a door is answered there and then, in a sentence. */
@Timeout(240)
class DoorsIT extends OneScene {
    private static final String KNOWN = "service, version and optionally environment";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | is not right: 'service' is missing; 'version' is missing",
                "[\"shop\"] | must be one JSON object with service, version",
                "\"shop 1.1.0\" | must be one JSON object with service, version",
                "{\"service\":\"shop\",\"version\":\"1.1.0\",\"verison\":\"1\"} | 'verison' is"
                        + " unknown, did you mean 'version'?",
                "{\"service\":\"shop\",\"version\":1.1} | 'version' must be a text, was 1.1",
                "{\"service\":\"shop\",\"version\":\"1.1.0\",\"speedup\":\"2\"} | 'speedup' must be"
                        + " a whole number",
                "null | is missing: it needs one JSON object",
            })
    void a_wrong_start_ends_at_once(String input, String sentence) throws Exception {
        // Given nothing; when somebody starts a deployment with a wrong input
        var run =
                scene.run("wrong-" + Integer.toHexString(input.hashCode()))
                        .started("Deployment", input);

        // Then it fails at once with a sentence that says what would be right
        assertThat(run.failed("InvalidRequest"))
                .startsWith("The input of Deployment ")
                .contains(sentence)
                .contains(KNOWN);
    }

    @Test
    void a_start_without_input_ends_at_once() throws Exception {
        // When somebody starts a deployment without any input
        scene.temporal()
                .run("start", "--type", "Deployment", "--task-queue", "holdpoint", "-w", "none");

        // Then it fails at once with a sentence that says what is needed
        assertThat(scene.run("none").failed("InvalidRequest"))
                .startsWith("The input of Deployment is missing: it needs one JSON object with ")
                .contains(KNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"service\":\"shpo\",\"version\":\"1.1.0\"} | shpo",
                "{\"service\":\"shop\",\"version\":\"9.9.9\"} | 9.9.9",
                "{\"service\":\"shop\",\"version\":\"1.1.0\",\"runbook\":\"slow\"} | slow",
                "{\"service\":\"shop\",\"version\":\"1.1.0\",\"environment\":\"moon\"} | moon",
            })
    void what_cannot_be_planned_ends_at_once(String input, String named) throws Exception {
        var run = scene.run("plan-" + named).started("Deployment", input);

        assertThat(run.failed("PlanRejected")).contains(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"service\":\"shop\"} | The input of Rollback is not right: 'environment' is"
                        + " missing. It knows service, environment and optionally to, by, reason,"
                        + " force.",
                "{\"service\":\"shop\",\"environment\":\"production\",\"too\":\"1.0.0\"} | The"
                        + " input of Rollback is not right: 'too' is unknown, did you mean 'to'? It"
                        + " knows service, environment and optionally to, by, reason, force.",
                "{\"service\":\"shop\",\"environment\":\"moon\"} | There is no environment"
                        + " shop@moon; nothing was ever deployed there by Holdpoint.",
            })
    void a_wrong_rollback_ends_at_once(String input, String sentence) throws Exception {
        var run = scene.run("back-" + input.length()).started("Rollback", input);

        assertThat(run.failed("InvalidRequest")).isEqualTo(sentence);
    }

    @Test
    void wrong_words_are_answered_and_the_environment_is_held_by_one() throws Exception {
        // Given a deployment that waits for its approval
        var run = scene.run("held").started(Releases.GOOD);
        run.awaitApproval();

        // When updates are wrong, then they are refused with a sentence
        refused(run, "approve", "{\"comment\":\"ok\"}", "'by' is missing");
        refused(run, "approve", "[1]", "must be one JSON object");
        refused(run, "approve", "{\"by\":\"kim\"}", "tech-lead");
        refused(run, "answer", "{\"by\":\"kim\",\"answer\":\"rollback\"}", "");

        // When a signal is wrong, then the status shows it and the run goes on waiting
        run.signal("approve", "{\"by\":7}");
        Await.until(
                "the refused signal shows",
                () ->
                        run.status()
                                .path("events")
                                .toString()
                                .contains("'by' must be a text, was 7"));
        assertThat(run.status().at("/questions/0/kind").asText()).isEqualTo("approve");

        // Given another deployment of the shop that waits for its approval, too
        var second = scene.run("second").started(Releases.BAD);
        second.awaitApproval();

        // When the first one holds production and the second one comes there
        run.approve();
        run.awaitHoldAt(25);
        second.approve();

        // Then that one ends at once and names the holder; the first one is delivered
        assertThat(second.failed("EnvironmentLocked")).contains("shop 1.1.0", "held");
        run.completed();
        scene.assertServedByNothingBut(Releases.GOOD);
        scene.assertNothingLost();
    }

    private static void refused(Run run, String name, String message, String why) throws Exception {
        var answer = run.update(name, message);
        assertThat(answer.exitCode()).as(answer.out()).isNotZero();
        assertThat(answer.out()).contains(why);
    }
}

package dev.holdpoint.worker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Temporal's own schedules start deployments, with the input that a person gives. */
@Timeout(240)
class ScheduleIT extends OneScene {
    private static final String TIME = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z";

    @Test
    void a_schedule_starts_a_deployment_named_after_its_time() throws Exception {
        // Given a schedule with the plain input of a deployment
        create(
                "nightly",
                "{\"service\":\"shop\",\"version\":\"%s\",\"by\":\"kim\",\"reason\":\"each night\"}"
                        .formatted(Releases.GOOD));

        // When its time comes
        scene.temporal().schedule("trigger", "-s", "nightly");

        // Then a deployment runs under the schedule's id with the time, and people lead it as ever
        var run = begun("nightly");
        assertThat(run.id()).matches("shop-nightly-" + TIME);
        run.approve();
        run.awaitHoldAt(25);
        assertThat(scene.environment().status().path("holder").asText()).isEqualTo(run.id());
        assertThat(run.stage("production").state()).endsWith("RUNNING");

        // And one who aborts it by that id gets stable back
        assertThat(run.update("abort", "{\"by\":\"kim\",\"comment\":\"not tonight\"}").exitCode())
                .isZero();
        assertThat(run.failed("Aborted")).contains("not tonight");
        scene.assertServedByNothingBut(Releases.STABLE);
    }

    @Test
    void a_schedule_with_a_wrong_input_fails_where_people_look() throws Exception {
        // Given a schedule whose input lacks the version, and one with a time-out
        create("wrong", "{\"service\":\"shop\"}");
        create(
                "limited",
                "{\"service\":\"shop\",\"version\":\"1.1.0\"}",
                "--execution-timeout",
                "1h");

        // When their times come
        scene.temporal().schedule("trigger", "-s", "wrong");
        scene.temporal().schedule("trigger", "-s", "limited");

        // Then each run fails at once with the sentence, and the schedule lists it
        assertThat(begun("wrong").failed("InvalidRequest"))
                .contains("is not right: 'version' is missing");
        assertThat(begun("limited").failed("InvalidRequest"))
                .startsWith("Deployment cannot be started with an execution time-out");
        Await.until(
                "the list of failed runs shows it by its schedule",
                () ->
                        scene.temporal()
                                .json(
                                        "list",
                                        "--query",
                                        "TemporalScheduledById='wrong' AND"
                                                + " ExecutionStatus='Failed'")
                                .toString()
                                .contains("shop-wrong-"));
    }

    private static void create(String id, String input, String... more) throws Exception {
        var words =
                new ArrayList<>(
                        List.of(
                                "create",
                                "-s",
                                id,
                                "--cron",
                                "0 3 * * *",
                                "--type",
                                "Deployment",
                                "--task-queue",
                                "holdpoint",
                                "-w",
                                "shop-" + id,
                                "-i",
                                input));
        words.addAll(List.of(more));
        scene.temporal().schedule(words.toArray(String[]::new));
    }

    /** The run that the schedule began last, by the schedule's own word. */
    private static Run begun(String schedule) throws IOException {
        var begun = new String[1];
        Await.until(
                schedule + " begins a run",
                () -> {
                    begun[0] =
                            scene.temporal()
                                    .schedule("describe", "-s", schedule)
                                    .at("/info/recentActions/0/startWorkflowResult/workflowId")
                                    .asText();
                    return !begun[0].isEmpty();
                });
        return scene.run(begun[0]);
    }
}

package dev.holdpoint.worker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** One deployment, seen and led by the temporal command alone. */
record Run(String id, TemporalCli temporal) {
    /** Starts it. */
    Run started(String type, String input) throws IOException, InterruptedException {
        temporal.run("start", "--type", type, "--task-queue", "holdpoint", "-w", id, "-i", input);
        return this;
    }

    /** Starts a deployment of a version of the shop. */
    Run started(String version) throws IOException, InterruptedException {
        return started(
                "Deployment",
                "{\"service\":\"shop\",\"version\":\"%s\",\"by\":\"kim\"}".formatted(version));
    }

    /** Starts a run of this type by the runbook that has a stage of each type. */
    Run startedWhole(String type, String version) throws IOException, InterruptedException {
        return startedBy("whole", type, version);
    }

    /** Starts a run of this type by a runbook that is not the shop's usual one. */
    Run startedBy(String runbook, String type, String version)
            throws IOException, InterruptedException {
        return started(
                type,
                "{\"service\":\"shop\",\"version\":\"%s\",\"runbook\":\"%s\",\"by\":\"kim\"}"
                        .formatted(version, runbook));
    }

    /** The stage of this deployment that has this slug. */
    Run stage(String slug) {
        return new Run(id + ":" + slug, temporal);
    }

    /** The answer of the query {@code status}; missing while there is none. */
    JsonNode status() throws IOException, InterruptedException {
        return query("status");
    }

    /** The answer of a query; missing while there is none. */
    JsonNode query(String name) throws IOException, InterruptedException {
        var answer = temporal.attempt("query", "-w", id, "--name", name, "-o", "json");
        return answer.exitCode() == 0
                ? answer.json().path("queryResult").path(0)
                : MissingNode.getInstance();
    }

    /** The status of a run that has not ended. */
    private JsonNode running() throws IOException, InterruptedException {
        var status = status();
        assertThat(status.path("outcome").asText("null")).as("%s goes on", id).isEqualTo("null");
        return status;
    }

    void awaitApproval() throws IOException {
        Await.until(
                id + " waits for an approval",
                () -> running().at("/questions/0/kind").asText().equals("approve"));
    }

    void awaitQuestion() throws IOException {
        Await.until(
                id + " asks a person",
                () -> running().at("/questions/0/kind").asText().equals("ask"));
    }

    void awaitHeadline(String headline) throws IOException {
        Await.until(
                id + ": " + headline, () -> running().path("headline").asText().equals(headline));
    }

    void awaitHoldAt(int share) throws IOException {
        Await.until(
                id + " holds at " + share + " %",
                () -> running().at("/hold/share").asInt() == share);
    }

    /** Anna, who may, approves by signal. */
    void approve() throws IOException, InterruptedException {
        awaitApproval();
        signal("approve", "{\"by\":\"anna\",\"comment\":\"looks good\"}");
    }

    void signal(String name, String message) throws IOException, InterruptedException {
        temporal.run("signal", "-w", id, "--name", name, "-i", message);
    }

    /** The update's answer, or its refusal. */
    TemporalCli.Answer update(String name, String message)
            throws IOException, InterruptedException {
        return temporal.attempt("update", "execute", "-w", id, "--name", name, "-i", message);
    }

    /** Waits for its end and expects it to be well; the result. */
    JsonNode completed() throws IOException, InterruptedException {
        return completed(Await.BOUND);
    }

    /** The same for a run that takes its time. */
    JsonNode completed(Duration bound) throws IOException, InterruptedException {
        var closed = closed(bound);
        assertThat(closed.path("status").asText()).as(closed.toString()).isEqualTo("COMPLETED");
        return closed.path("result");
    }

    /** Waits for its end and expects this failure; its sentence. */
    String failed(String type) throws IOException, InterruptedException {
        var closed = closed();
        assertThat(closed.path("status").asText()).as(closed.toString()).isEqualTo("FAILED");
        var failure = closed.at("/closeEvent/workflowExecutionFailedEventAttributes/failure");
        assertThat(failure.at("/applicationFailureInfo/type").asText())
                .as(closed.toString())
                .isEqualTo(type);
        assertThat(failure.path("stackTrace").asText()).isEmpty();
        return failure.path("message").asText();
    }

    /** Waits for its end by Temporal's own words. */
    JsonNode closed() throws IOException, InterruptedException {
        return closed(Await.BOUND);
    }

    private JsonNode closed(Duration bound) throws IOException, InterruptedException {
        Await.until(
                id + " ends", bound, () -> !state().equals("WORKFLOW_EXECUTION_STATUS_RUNNING"));
        return temporal.json("result", "-w", id);
    }

    /** Its history. */
    List<JsonNode> events() throws IOException, InterruptedException {
        return temporal.json("show", "-w", id).path("events").valueStream().toList();
    }

    /** Which of the runs of this id it is. */
    String runId() throws IOException, InterruptedException {
        return temporal.json("describe", "-w", id)
                .at("/workflowExecutionInfo/execution/runId")
                .asText();
    }

    /** Temporal's state of the execution. */
    String state() throws IOException, InterruptedException {
        return temporal.json("describe", "-w", id).at("/workflowExecutionInfo/status").asText();
    }
}

package dev.holdpoint.worker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands for a deployment: its version says how it ends, its update what it was told. */
@WorkflowInterface
public interface SpokenTo {
    @WorkflowMethod(name = "Deployment")
    JsonNode run(JsonNode input);

    @UpdateMethod(name = "approve")
    String approve(JsonNode message);

    @UpdateValidatorMethod(updateName = "approve")
    void validateApprove(JsonNode message);

    @UpdateMethod(name = "abort")
    String abort(JsonNode message);

    @QueryMethod(name = "status")
    Map<String, Object> status();

    /** Ends {@code 1.0} well, waits at {@code wait}, fails by the type that the version names. */
    final class Acting implements SpokenTo {
        private final List<Map<String, Object>> events = new ArrayList<>();
        private @Nullable String told;
        private @Nullable String outcome;

        @Override
        public JsonNode run(JsonNode input) {
            var version = input.path("version").asText();
            if (version.equals("wait")) {
                waitFor();
            } else if (!version.equals("1.0")) {
                throw ApplicationFailure.newNonRetryableFailure(
                        "It ended as " + version + ".", version, Map.of("outcome", version));
            }
            events.add(Map.of("at", "2026-01-02T03:04:05Z", "text", "something happened"));
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("sentence", "All is well.")
                    .set("input", input);
        }

        private void waitFor() {
            try {
                Workflow.await(() -> told != null);
            } catch (CanceledFailure e) {
                outcome = "0.9 serves everything again.";
                throw e;
            }
        }

        @Override
        public String approve(JsonNode message) {
            told = message.toString();
            return "Heard " + message.path("by").asText();
        }

        @Override
        public void validateApprove(JsonNode message) {
            if (message.path("by").asText().equals("bob")) {
                throw new IllegalArgumentException("bob may not approve.");
            }
        }

        @Override
        public String abort(JsonNode message) {
            throw ApplicationFailure.newNonRetryableFailure("Too late to abort.", "Refused");
        }

        @Override
        public Map<String, Object> status() {
            var sentences = new LinkedHashMap<String, Object>();
            for (var sentence : List.of("why", "next", "awaiting", "stop")) {
                sentences.put(sentence, "the " + sentence);
            }
            sentences.put("headline", "the headline");
            sentences.put("state", "Running");
            sentences.put("service", "pad");
            sentences.put("version", "1.0");
            sentences.put("workflowId", Workflow.getInfo().getWorkflowId());
            for (var list : List.of("stages", "questions", "verdicts", "byHand")) {
                sentences.put(list, List.of());
            }
            sentences.put("shares", Map.of("green", 100));
            sentences.put("events", events);
            if (outcome != null) {
                sentences.put("outcome", outcome);
            }
            return sentences;
        }
    }
}

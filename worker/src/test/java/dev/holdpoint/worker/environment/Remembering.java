package dev.holdpoint.worker.environment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.environment.protocol.Grant;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.Map;

/** Stands for an environment: grants every acquire, and counts them. */
@WorkflowInterface
public interface Remembering {
    @WorkflowMethod(name = "Environment")
    Map<String, Object> run(JsonNode input);

    @UpdateMethod(name = "acquire")
    Grant acquire(JsonNode message);

    @UpdateMethod(name = "intend")
    void intend(JsonNode message);

    @SignalMethod
    void end(String how);

    /** What it answers. */
    final class Acting implements Remembering {
        private final JsonNode input;
        private int acquired;
        private String end = "";

        @WorkflowInit
        public Acting(JsonNode input) {
            this.input = input;
        }

        @Override
        public Map<String, Object> run(JsonNode input) {
            Workflow.await(() -> !end.isEmpty());
            if (end.equals("badly")) {
                throw ApplicationFailure.newNonRetryableFailure("It ended badly.", "Unsettled");
            }
            return Map.of("acquired", acquired);
        }

        @Override
        public Grant acquire(JsonNode message) {
            acquired++;
            var started = input.path("service").asText() + " " + input.path("environment").asText();
            return new Grant(true, started, false, null, Map.of(), null, null);
        }

        @Override
        public void intend(JsonNode message) {
            throw ApplicationFailure.newNonRetryableFailure("You do not hold it.", "Refused");
        }

        @Override
        public void end(String how) {
            end = how;
        }
    }
}

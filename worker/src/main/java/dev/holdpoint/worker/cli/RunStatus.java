package dev.holdpoint.worker.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.environment.protocol.EnvironmentStatus;
import dev.holdpoint.workflows.status.Event;
import dev.holdpoint.workflows.status.Status;
import dev.holdpoint.workflows.wire.Payloads;
import java.util.List;

/** What the query {@code status} answered: of a run, or of an environment. */
sealed interface RunStatus {
    /** As it came. */
    JsonNode json();

    /** What happened, the oldest first. */
    List<Event> events();

    String headline();

    /** Who is awaited, and how to answer. */
    String awaiting();

    /** A deployment, stage or rollback. */
    record OfRun(JsonNode json, Status status) implements RunStatus {
        @Override
        public List<Event> events() {
            return status.events();
        }

        @Override
        public String headline() {
            return status.headline();
        }

        @Override
        public String awaiting() {
            return status.awaiting();
        }
    }

    /** An environment. */
    record OfEnvironment(JsonNode json, EnvironmentStatus status) implements RunStatus {
        @Override
        public List<Event> events() {
            return status.events();
        }

        @Override
        public String headline() {
            return status.headline();
        }

        @Override
        public String awaiting() {
            return status.awaiting();
        }
    }

    /** The two are told apart by what only a run has. */
    static RunStatus of(JsonNode json) {
        try {
            return json.has("workflowId")
                    ? new OfRun(json, Payloads.mapper().treeToValue(json, Status.class))
                    : new OfEnvironment(
                            json, Payloads.mapper().treeToValue(json, EnvironmentStatus.class));
        } catch (JsonProcessingException e) {
            throw new Refusal(
                    ExitCode.TOOL_ERROR,
                    "The answer to the query status is not one of Holdpoint's (%s). Is the worker of another version?"
                            .formatted(e.getOriginalMessage()));
        }
    }
}

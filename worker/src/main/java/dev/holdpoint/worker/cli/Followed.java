package dev.holdpoint.worker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TerminatedFailure;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param state {@code Completed}, {@code Failed}, {@code Canceled}, {@code Terminated}, {@code
 *     TimedOut}
 * @param failureType one of the wire contract, where it failed
 * @param sentence the last word
 * @param outcome what the run hands over, as JSON; null where it hands over nothing
 */
record Followed(
        String id,
        String state,
        @Nullable String failureType,
        String sentence,
        @Nullable JsonNode outcome,
        int exitCode) {

    static Followed completed(String id, @Nullable JsonNode result) {
        var sentence =
                result != null && result.path("sentence").isTextual()
                        ? result.path("sentence").textValue()
                        : id + " completed.";
        return new Followed(id, "Completed", null, sentence, result, ExitCode.OK);
    }

    static Followed failed(String id, WorkflowFailedException e) {
        return switch (e.getCause()) {
            case ApplicationFailure failure ->
                    new Followed(
                            id,
                            "Failed",
                            failure.getType(),
                            failure.getOriginalMessage(),
                            details(failure),
                            ExitCode.of(failure.getType()));
            case CanceledFailure _ ->
                    new Followed(
                            id, "Canceled", null, id + " was cancelled.", null, ExitCode.ABORTED);
            case TerminatedFailure failure ->
                    new Followed(
                            id,
                            "Terminated",
                            null,
                            "%s was terminated: %s. Its environment brings stable back; see holdpoint status SERVICE ENVIRONMENT."
                                    .formatted(id, failure.getOriginalMessage()),
                            null,
                            ExitCode.TOOL_ERROR);
            case null, default ->
                    new Followed(
                            id,
                            "Failed",
                            null,
                            "%s failed: %s".formatted(id, e.getCause()),
                            null,
                            ExitCode.TOOL_ERROR);
        };
    }

    private static @Nullable JsonNode details(ApplicationFailure failure) {
        return failure.getDetails().getSize() == 0
                ? null
                : failure.getDetails().get(0, JsonNode.class);
    }
}

package dev.holdpoint.worker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.wire.Names;
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

    /**
     * What did not complete.
     *
     * @param ended its type and its own closing sentence, as far as they could be had
     */
    static Followed failed(String id, Ended ended, WorkflowFailedException e) {
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
                            id,
                            "Canceled",
                            null,
                            ended.sentence() == null ? id + " was cancelled." : ended.sentence(),
                            null,
                            ExitCode.ABORTED);
            case TerminatedFailure failure ->
                    new Followed(
                            id,
                            "Terminated",
                            null,
                            "%s was terminated: %s. %s"
                                    .formatted(id, failure.getOriginalMessage(), ended.after()),
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

    /**
     * What is known of a run besides its failure.
     *
     * @param type the workflow type
     * @param sentence the outcome that its status tells; null where nobody answered
     */
    record Ended(String type, @Nullable String sentence) {
        /** Who minds what a run left that was terminated. */
        String after() {
            return switch (type) {
                case Names.ENVIRONMENT ->
                        "Nobody guards the environment now, and what was known to be good is"
                                + " forgotten: look at what serves before the next deployment.";
                case Names.ROLLBACK ->
                        "Stable may not be back: holdpoint status SERVICE ENVIRONMENT tells,"
                                + " holdpoint rollback SERVICE ENVIRONMENT asks for it again.";
                default ->
                        "Its environment brings stable back; see holdpoint status SERVICE"
                                + " ENVIRONMENT.";
            };
        }
    }

    private static @Nullable JsonNode details(ApplicationFailure failure) {
        return failure.getDetails().getSize() == 0
                ? null
                : failure.getDetails().get(0, JsonNode.class);
    }
}

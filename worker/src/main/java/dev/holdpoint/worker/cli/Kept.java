package dev.holdpoint.worker.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.worker.connection.Connection;
import io.temporal.client.WorkflowExecutionDescription;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server itself keeps of a run, for a time when no worker answers.
 *
 * @param state the server's word: Running, Completed, Failed …
 * @param headline where it stood when a worker last worked on it
 * @param awaiting the roles that were awaited then
 * @param byHand the commands that bring stable back without Holdpoint
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Kept(
        String id,
        String type,
        String state,
        Instant started,
        @Nullable Instant closed,
        @Nullable String headline,
        @Nullable String awaiting,
        List<String> byHand) {

    Kept {
        byHand = List.copyOf(byHand);
    }

    /** Asks the server, which answers with or without a worker. */
    static Kept of(Connection connection, String id) {
        return of(connection.client().newUntypedWorkflowStub(id).describe());
    }

    private static Kept of(WorkflowExecutionDescription run) {
        var byHand = remembered(run, "byHand");
        return new Kept(
                run.getExecution().getWorkflowId(),
                run.getWorkflowType(),
                Listing.state(run.getStatus().name()),
                run.getStartTime(),
                run.getCloseTime(),
                remembered(run, "headline"),
                remembered(run, "awaiting"),
                byHand == null ? List.of() : byHand.lines().toList());
    }

    private static @Nullable String remembered(WorkflowExecutionDescription run, String key) {
        return run.getMemo(key, String.class) instanceof String text ? text : null;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(headline == null ? "%s, %s".formatted(id, type) : headline);
        lines.add(
                "server    %s since %s"
                        .formatted(state, second(closed == null ? started : closed)));
        if (headline == null) {
            lines.add("          more of it only a worker can tell");
        } else {
            lines.add("          the line above is from when a worker last worked on it");
        }
        if (awaiting != null) {
            lines.add("awaiting  " + awaiting);
        }
        if (!byHand.isEmpty()) {
            lines.add("");
            lines.add("back to stable by hand:");
            byHand.forEach(command -> lines.add("  " + command));
        }
        return List.copyOf(lines);
    }

    private static Instant second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}

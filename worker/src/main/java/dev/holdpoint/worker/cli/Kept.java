package dev.holdpoint.worker.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.worker.connection.Connection;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.wire.Names;
import io.temporal.client.WorkflowExecutionDescription;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the server itself keeps of a run, for a time when no worker answers.
 *
 * @param state the server's word: Running, Completed, Failed …
 * @param stands Holdpoint's word, where the server has the search attribute
 * @param headline where it stood when a worker last worked on it
 * @param awaiting the roles that were awaited then
 * @param byHand the commands that bring stable back without Holdpoint
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Kept(
        String id,
        String type,
        String state,
        @Nullable String stands,
        Instant started,
        @Nullable Instant closed,
        @Nullable String headline,
        @Nullable String awaiting,
        List<String> byHand) {

    /** Once stable is where it should be, the way back by hand would only mislead. */
    private static final Set<String> WELL =
            Set.of(State.DELIVERED.wireName(), State.ROLLED_BACK.wireName());

    Kept {
        byHand = List.copyOf(byHand);
    }

    /** Asks the server, which answers with or without a worker. */
    static Kept of(Connection connection, String id) {
        return of(connection.client().newUntypedWorkflowStub(id).describe());
    }

    private static Kept of(WorkflowExecutionDescription run) {
        var stands = run.getTypedSearchAttributes().get(Names.STATE);
        var byHand = WELL.contains(String.valueOf(stands)) ? null : remembered(run, "byHand");
        return new Kept(
                run.getExecution().getWorkflowId(),
                run.getWorkflowType(),
                Listing.state(run.getStatus().name()),
                stands,
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
        lines.add("server    " + server());
        lines.add(
                headline == null
                        ? "          more only a worker can tell"
                        : "          the first line is from when a worker last worked on it");
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

    private String server() {
        return closed == null
                ? "%s since %s".formatted(state, second(started))
                : "%s at %s".formatted(state, second(closed));
    }

    private static Instant second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}

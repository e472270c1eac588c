package dev.holdpoint.worker.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.worker.connection.Connection;
import dev.holdpoint.workflows.wire.Names;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowServiceException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs and environments as the server lists them; needs no worker. */
final class Listing {
    /** Everything that people start or that guards something. */
    static final String ALL =
            "WorkflowType IN ('Deployment', 'PreDeploymentValidation', 'StagingDeployment',"
                + " 'ProductionDeployment', 'PostDeploymentValidation', 'Rollback', 'Environment')";

    /** Of these, what runs now. */
    static final String RUNNING = ALL + " AND ExecutionStatus = 'Running'";

    /** What guards something now. */
    static final String ENVIRONMENTS =
            "WorkflowType = 'Environment' AND ExecutionStatus = 'Running'";

    private static final String IN =
            "WorkflowType IN ('Deployment', 'Rollback') AND ExecutionStatus = 'Running' AND "
                    + Names.SERVICE.getName()
                    + " = %s AND "
                    + Names.ENVIRONMENT_NAME.getName()
                    + " = %s";

    private static final int MOST = 200;

    private final Connection connection;

    Listing(Connection connection) {
        this.connection = connection;
    }

    /**
     * One line.
     *
     * @param state the server's word: Running, Completed, Failed …
     * @param stands Holdpoint's word, where the server has the search attribute
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String id,
            String type,
            String state,
            @Nullable String stands,
            Instant started,
            @Nullable Instant closed) {}

    /** The newest first. */
    List<Entry> entries(String query) {
        try (var found = connection.client().listExecutions(query)) {
            return found.limit(MOST).map(Listing::entry).collect(Collectors.toUnmodifiableList());
        }
    }

    /** Deployments and rollbacks of one environment, where the server has the search attributes. */
    List<String> runningIn(String service, String environment) {
        try {
            return entries(IN.formatted(quoted(service), quoted(environment))).stream()
                    .map(Entry::id)
                    .toList();
        } catch (WorkflowServiceException | StatusRuntimeException _) {
            return List.of();
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    void show(String query, Screen screen, boolean json) {
        var entries = entries(query);
        if (json) {
            screen.json(entries);
        } else if (entries.isEmpty()) {
            screen.answer(
                    "Nothing here. Start something: holdpoint deploy SERVICE VERSION; see what"
                            + " ended: holdpoint list --all");
        } else {
            screen.answer(table(entries));
        }
    }

    static List<String> table(List<Entry> entries) {
        int width = entries.stream().mapToInt(entry -> entry.id().length()).max().orElse(2);
        var format = "%-" + Math.max(2, width) + "s  %-24s  %-10s  %-18s  %s";
        var lines = new ArrayList<String>();
        lines.add(format.formatted("ID", "TYPE", "STATE", "STANDS", "STARTED"));
        for (var entry : entries) {
            lines.add(
                    format.formatted(
                            entry.id(),
                            entry.type(),
                            entry.state(),
                            Objects.requireNonNullElse(entry.stands(), ""),
                            entry.started().truncatedTo(ChronoUnit.SECONDS)));
        }
        return List.copyOf(lines);
    }

    private static Entry entry(WorkflowExecutionMetadata run) {
        return new Entry(
                run.getExecution().getWorkflowId(),
                run.getWorkflowType(),
                state(run.getStatus().name()),
                run.getTypedSearchAttributes().get(Names.STATE),
                run.getStartTime(),
                run.getCloseTime());
    }

    /** {@code WORKFLOW_EXECUTION_STATUS_TIMED_OUT} → {@code TimedOut}. */
    static String state(String name) {
        var words = name.replace("WORKFLOW_EXECUTION_STATUS_", "").split("_");
        var text = new StringBuilder();
        for (var word : words) {
            text.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }
}

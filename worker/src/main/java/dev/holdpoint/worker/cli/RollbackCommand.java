package dev.holdpoint.worker.cli;

import dev.holdpoint.worker.connection.Connection;
import dev.holdpoint.workflows.wire.Names;
import io.temporal.client.WorkflowOptions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdpoint rollback SERVICE ENVIRONMENT}. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = "Brings stable back in an environment, and follows that.")
final class RollbackCommand extends ConnectedCommand {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Mixin private Person person;
    @Mixin private Runbooks runbooks;

    @Parameters(index = "0", paramLabel = "SERVICE", description = "What to roll back.")
    private String service;

    @Parameters(index = "1", paramLabel = "ENVIRONMENT", description = "Where.")
    private String environment;

    @Option(
            names = "--to",
            paramLabel = "VERSION",
            description =
                    "The version you expect to come back; refused when the environment remembers"
                            + " another as stable.")
    private @Nullable String to;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
    private @Nullable String reason;

    @Option(
            names = "--force",
            description =
                    "Replace a version that nobody knows in the place where stable ran, instead of"
                            + " asking; and start even where nobody knows the environment.")
    private boolean force;

    @Mixin private Directly directly;

    @Option(names = "--detach", description = "Do not follow it.")
    private boolean detach;

    @Override
    boolean changes() {
        return true;
    }

    /** Without Temporal there is nothing to connect to. */
    @Override
    public Integer call() {
        return directly.wanted()
                ? directly.run(
                        new Directly.Asked(service, environment, to, reason, force),
                        person.name(),
                        new Directly.Doors(server(), runbooks, screen(), json()))
                : super.call();
    }

    @Override
    int run(Connection connection, Screen screen) {
        demandKnown(connection);
        var id = "%s-%s-rollback-%s".formatted(service, environment, STAMP.format(Instant.now()));
        var stub =
                connection
                        .client()
                        .newUntypedWorkflowStub(
                                Names.ROLLBACK,
                                WorkflowOptions.newBuilder()
                                        .setWorkflowId(id)
                                        .setTaskQueue(Names.TASK_QUEUE)
                                        .setWorkflowTaskTimeout(Names.TASK_TIME)
                                        .setStaticSummary(
                                                "roll back %s in %s"
                                                        .formatted(service, environment))
                                        .build());
        var run = stub.start(input(person.name())).getRunId();
        new Pollers(connection).remark(screen, "the run");
        if (!detach) {
            return new Follower(connection).untilTheEnd(id, screen, json());
        }
        if (json()) {
            screen.json(Map.of("id", id, "runId", run));
        } else {
            screen.answer("Started %s. Follow it: holdpoint follow %s".formatted(id, id));
        }
        return ExitCode.OK;
    }

    private void demandKnown(Connection connection) {
        var known = new KnownEnvironments(connection, runbooks.here());
        var unknown = force ? Optional.<String>empty() : known.unknown(service, environment);
        if (unknown.isPresent()) {
            throw new Refusal(ExitCode.USAGE, unknown.get());
        }
    }

    private Map<String, Object> input(String by) {
        var input = new LinkedHashMap<String, Object>();
        input.put("service", service);
        input.put("environment", environment);
        input.put("by", by);
        if (to != null) {
            input.put("to", to);
        }
        if (reason != null) {
            input.put("reason", reason);
        }
        if (force) {
            input.put("force", true);
        }
        return input;
    }
}

package dev.holdpoint.worker.cli;

import dev.holdpoint.worker.connection.Connection;
import dev.holdpoint.workflows.plan.DeploymentRequest;
import dev.holdpoint.workflows.wire.Names;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdpoint deploy SERVICE VERSION}. */
@Command(
        name = "deploy",
        mixinStandardHelpOptions = true,
        description = "Starts a deployment and follows it; its end is the exit code.")
final class DeployCommand extends ConnectedCommand {
    private static final Pattern RUN_ID = Pattern.compile("[^\\s@:/]+");

    @Mixin private Asked asked;
    @Mixin private Person person;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "What to call the run; SERVICE-VERSION unless told.")
    private @Nullable String id;

    @Option(
            names = "--wait",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Follow it until it ends, which is what happens unless told otherwise.")
    private boolean wait;

    @Option(names = "--detach", description = "Do not follow it.")
    private boolean detach;

    @Override
    boolean changes() {
        return true;
    }

    @Override
    int run(Connection connection, Screen screen) {
        var request = asked.request(person.name());
        var runId = id == null ? id(request) : id;
        if (!RUN_ID.matcher(runId).matches()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "\"%s\" is no id of a deployment: no blank, @, : or / may stand in it; those are of environments and stages."
                            .formatted(runId));
        }
        var run = start(connection, runId, request);
        new Pollers(connection).remark(screen, "the run");
        if (detach || !wait) {
            started(connection, runId, run, screen);
            return ExitCode.OK;
        }
        screen.remark("Started %s; Ctrl-C stops the following, not the run.".formatted(runId));
        return new Follower(connection).untilTheEnd(runId, screen, json());
    }

    /** {@code shop-2.4.0}; a dry run stands beside the real one. */
    static String id(DeploymentRequest request) {
        return "%s-%s%s"
                .formatted(request.service(), request.version(), request.dry() ? "-dry-run" : "");
    }

    private static String start(Connection connection, String id, DeploymentRequest request) {
        var stub =
                connection
                        .client()
                        .newUntypedWorkflowStub(
                                Names.DEPLOYMENT,
                                WorkflowOptions.newBuilder()
                                        .setWorkflowId(id)
                                        .setTaskQueue(Names.TASK_QUEUE)
                                        .setWorkflowTaskTimeout(Names.TASK_TIME)
                                        .setStaticSummary(
                                                "%s %s"
                                                        .formatted(
                                                                request.service(),
                                                                request.version()))
                                        .setWorkflowIdConflictPolicy(
                                                WorkflowIdConflictPolicy
                                                        .WORKFLOW_ID_CONFLICT_POLICY_FAIL)
                                        .setWorkflowIdReusePolicy(
                                                WorkflowIdReusePolicy
                                                        .WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                                        .build());
        try {
            return stub.start(request).getRunId();
        } catch (WorkflowExecutionAlreadyStarted _) {
            throw new Refusal(
                    ExitCode.TOOL_ERROR,
                    "%s runs already, and nothing was started. Look at it: holdpoint follow %s; stop it: holdpoint abort %s; start another beside it: --id NAME"
                            .formatted(id, id, id));
        }
    }

    private void started(Connection connection, String runId, String run, Screen screen) {
        if (json()) {
            screen.json(
                    Map.of(
                            "id",
                            runId,
                            "runId",
                            run,
                            "address",
                            connection.place().address(),
                            "namespace",
                            connection.place().namespace()));
        } else {
            screen.answer("Started %s. Follow it: holdpoint follow %s".formatted(runId, runId));
        }
    }
}

package dev.holdpoint.worker.cli;

import dev.holdpoint.worker.connection.Connection;
import dev.holdpoint.workflows.command.Command;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A person's word to a run, sent as an update: it is answered, or refused with a sentence. */
abstract class SayCommand extends ConnectedCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Mixin private Person person;

    @Parameters(index = "0", paramLabel = "ID", description = "The run, such as shop-2.4.0.")
    private String id;

    @Option(
            names = {"-m", "--comment"},
            paramLabel = "TEXT",
            description = "Why.")
    private @Nullable String comment;

    /** The word. */
    abstract Command command(String by, @Nullable String comment);

    @Override
    final boolean changes() {
        return true;
    }

    @Override
    final int run(Connection connection, Screen screen) {
        var command = command(person.name(), comment);
        new Pollers(connection).remark(screen, "the answer");
        var options =
                UpdateOptions.newBuilder(String.class)
                        .setUpdateName(command.name())
                        .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                        .build();
        var answer = say(connection, options, command);
        if (json()) {
            var object = new LinkedHashMap<String, @Nullable String>();
            object.put("id", id);
            object.put("command", command.name());
            object.put("answer", answer);
            screen.json(object);
        } else {
            screen.answer(answer);
        }
        return ExitCode.OK;
    }

    private String say(Connection connection, UpdateOptions<String> options, Command command) {
        var run = connection.client().newUntypedWorkflowStub(id);
        try {
            return CompletableFuture.supplyAsync(
                            () -> run.startUpdate(options, command.toJson()).getResult())
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw switch (e.getCause()) {
                case TimeoutException _ -> unread(command);
                case WorkflowNotFoundException there ->
                        ended(run, command).orElseThrow(() -> there);
                case RuntimeException other -> other;
                case null, default -> e;
            };
        }
    }

    /** Nobody answered, which does not mean that it takes no effect. */
    private Refusal unread(Command command) {
        return new Refusal(
                ExitCode.TOOL_ERROR,
                "%s was not answered within %d s, so no worker may have read it yet; once one runs it still takes effect. The way back by hand stands in the memo: temporal workflow describe -w %s"
                        .formatted(command.name(), PATIENCE.toSeconds(), id));
    }

    /** A run that is there and over takes no word any more; empty when there is none. */
    private Optional<Refusal> ended(WorkflowStub run, Command command) {
        try {
            var status = run.describe().getStatus().name();
            return Optional.of(
                    new Refusal(
                            ExitCode.TOOL_ERROR,
                            "%s has ended (%s) and takes no %s any more. How it ended: holdpoint status %s"
                                    .formatted(
                                            id,
                                            status.replace("WORKFLOW_EXECUTION_STATUS_", "")
                                                    .toLowerCase(Locale.ROOT),
                                            command.name(),
                                            id)));
        } catch (WorkflowNotFoundException _) {
            return Optional.empty();
        }
    }
}

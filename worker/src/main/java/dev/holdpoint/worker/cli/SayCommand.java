package dev.holdpoint.worker.cli;

import dev.holdpoint.worker.connection.Connection;
import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.wire.Names;
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

/**
 * A person's word to a run, sent as an update: it is answered, or refused with a sentence. Where no
 * worker answers, an update might be lost, so it goes as a signal of the same meaning, which
 * Temporal keeps.
 */
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

    /** What is said in the end, by what is known of the run; empty when nothing is. */
    Optional<Command> ready(Command command, StatusReader.Reading reading, Screen screen) {
        return Optional.of(command);
    }

    @Override
    final boolean changes() {
        return true;
    }

    @Override
    final int run(Connection connection, Screen screen) {
        var command = command(person.name(), comment);
        var run = connection.client().newUntypedWorkflowStub(id);
        if (person.assumed()) {
            screen.remark(
                    "Said as %s, the user of this machine; as somebody else: --by NAME or %s=NAME"
                            .formatted(person.name(), Person.VARIABLE));
        }
        var reading = new StatusReader(connection, screen::remark).tryRead(id);
        if (reading instanceof StatusReader.Reading.Known(RunStatus.OfEnvironment _)) {
            throw deaf(command);
        }
        var said = ready(command, reading, screen);
        if (said.isEmpty()) {
            return ExitCode.OK;
        }
        if (reading instanceof StatusReader.Reading.Unanswered) {
            throw kept(run, said.get());
        }
        var answer = say(run, said.get());
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

    private String say(WorkflowStub run, Command command) {
        var options =
                UpdateOptions.newBuilder(String.class)
                        .setUpdateName(command.name())
                        .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                        .build();
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

    /** Leaves the word with the server; what is said is true even if no worker ever comes. */
    private Refusal kept(WorkflowStub run, Command command) {
        if (run.describe().getWorkflowType().equals(Names.ENVIRONMENT)) {
            return deaf(command);
        }
        try {
            run.signal(command.name(), command.toJson());
        } catch (WorkflowNotFoundException there) {
            return ended(run, command).orElseThrow(() -> there);
        }
        return refusal(
                "No worker answers on the task queue %s. Temporal has recorded the %s of %s: it takes effect, or is refused, when a worker comes, and need not be said again. Start one with: holdpoint worker. Where the run stands until then, with the way back by hand: holdpoint status %s"
                        .formatted(Names.TASK_QUEUE, command.name(), id, id));
    }

    private Refusal deaf(Command command) {
        return refusal(
                "%s is an environment and takes no %s; the run that holds it does: holdpoint list"
                        .formatted(id, command.name()));
    }

    /** A worker was there and then nobody answered. */
    private Refusal unread(Command command) {
        return refusal(
                "%s was not answered within %d s, and nobody can say whether it takes effect. Look, and say it again if need be: holdpoint status %s"
                        .formatted(command.name(), PATIENCE.toSeconds(), id));
    }

    /** A run that is there and over takes no word any more; empty when there is none. */
    private Optional<Refusal> ended(WorkflowStub run, Command command) {
        try {
            var status = run.describe().getStatus().name();
            return Optional.of(
                    refusal(
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

    private static Refusal refusal(String sentence) {
        return new Refusal(ExitCode.TOOL_ERROR, sentence);
    }
}

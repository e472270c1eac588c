package dev.holdpoint.worker.cli;

import dev.holdpoint.workflows.command.Command;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Yes or no to what waits for an approval. */
abstract class DecideCommand extends SayCommand {
    @Mixin private OpenQuestion question;

    @Option(
            names = "--plan",
            paramLabel = "HASH",
            description = "The plan that was looked at; refused when it is another.")
    private @Nullable String plan;

    @ArgGroup private @Nullable Signing signing;

    private final Decision decision;

    DecideCommand(Decision decision) {
        this.decision = decision;
    }

    /** What is decided, and how it is told apart from the rest. */
    record Said(
            String by,
            @Nullable String comment,
            @Nullable String step,
            @Nullable String plan,
            @Nullable String statement,
            @Nullable String signature) {}

    /** How the one or the other is put into words. */
    @FunctionalInterface
    interface Decision {
        Command.Decision of(Said said);
    }

    @Override
    final Command command(String by, @Nullable String comment) {
        return decision.of(new Said(by, comment, question.step, plan, null, null));
    }

    @Override
    final Optional<Command> ready(Command command, StatusReader.Reading reading, Screen screen) {
        if (signing == null || !(command instanceof Command.Decision said)) {
            return Optional.of(command);
        }
        return signing.sign(said, reading, screen)
                .map(signed ->
                        decision.of(
                                new Said(
                                        said.by(),
                                        said.comment(),
                                        said.step(),
                                        said.plan(),
                                        signed.statement(),
                                        signed.signature())));
    }
}

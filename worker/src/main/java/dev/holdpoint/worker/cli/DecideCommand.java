package dev.holdpoint.worker.cli;

import dev.holdpoint.workflows.command.Command;
import org.jspecify.annotations.Nullable;
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

    private final Decision decision;

    DecideCommand(Decision decision) {
        this.decision = decision;
    }

    /** How the one or the other is put into words. */
    @FunctionalInterface
    interface Decision {
        Command of(
                String by, @Nullable String comment, @Nullable String step, @Nullable String plan);
    }

    @Override
    final Command command(String by, @Nullable String comment) {
        return decision.of(by, comment, question.step, plan);
    }
}

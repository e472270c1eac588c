package dev.holdpoint.worker.cli;

import dev.holdpoint.workflows.command.Command;
import org.jspecify.annotations.Nullable;

/** {@code holdpoint resume}. */
@picocli.CommandLine.Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Goes on after a pause.")
final class ResumeCommand extends SayCommand {
    @Override
    Command command(String by, @Nullable String comment) {
        return new Command.Resume(by, comment);
    }
}

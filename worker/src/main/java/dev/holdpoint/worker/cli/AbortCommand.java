package dev.holdpoint.worker.cli;

import dev.holdpoint.workflows.command.Command;
import org.jspecify.annotations.Nullable;

/** {@code holdpoint abort}. */
@picocli.CommandLine.Command(
        name = "abort",
        mixinStandardHelpOptions = true,
        description = "Stops a run and brings stable back.")
final class AbortCommand extends SayCommand {
    @Override
    Command command(String by, @Nullable String comment) {
        return new Command.Abort(by, comment);
    }
}

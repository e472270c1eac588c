package dev.holdpoint.worker.cli;

import dev.holdpoint.workflows.command.Command;
import org.jspecify.annotations.Nullable;

/** {@code holdpoint pause}. */
@picocli.CommandLine.Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description = "Lets no further step begin; the judge goes on.")
final class PauseCommand extends SayCommand {
    @Override
    Command command(String by, @Nullable String comment) {
        return new Command.Pause(by, comment);
    }
}

package dev.holdpoint.worker.cli;

import dev.holdpoint.workflows.command.Command;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code holdpoint promote}. */
@picocli.CommandLine.Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description = "Ends a hold before its time; refused while a rule fails.")
final class PromoteCommand extends SayCommand {
    @Option(
            names = "--step",
            paramLabel = "STEP",
            description = "Which question, where several are open.")
    private @Nullable String step;

    @Override
    Command command(String by, @Nullable String comment) {
        return new Command.Promote(by, comment, step);
    }
}

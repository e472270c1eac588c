package dev.holdpoint.worker.cli;

import dev.holdpoint.workflows.command.Command;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** {@code holdpoint promote}. */
@picocli.CommandLine.Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description = "Ends a hold before its time; refused while a rule fails.")
final class PromoteCommand extends SayCommand {
    @Mixin private OpenQuestion question;

    @Override
    Command command(String by, @Nullable String comment) {
        return new Command.Promote(by, comment, question.step);
    }
}

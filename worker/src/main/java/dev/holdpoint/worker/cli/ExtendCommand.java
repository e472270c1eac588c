package dev.holdpoint.worker.cli;

import dev.holdpoint.workflows.command.Command;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code holdpoint extend}. */
@picocli.CommandLine.Command(
        name = "extend",
        mixinStandardHelpOptions = true,
        description = "Lets a hold go on longer.")
final class ExtendCommand extends SayCommand {
    @Parameters(index = "1", paramLabel = "TIME", description = "How much longer, such as 10m.")
    private String time;

    @Mixin private OpenQuestion question;

    @Override
    Command command(String by, @Nullable String comment) {
        return new Command.Extend(by, comment, question.step, time);
    }
}

package dev.holdpoint.worker.cli;

import dev.holdpoint.workflows.command.Command;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code holdpoint approve}. */
@picocli.CommandLine.Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Says yes to what waits for an approval.")
final class ApproveCommand extends SayCommand {
    @Option(
            names = "--step",
            paramLabel = "STEP",
            description = "Which question, where several are open.")
    private @Nullable String step;

    @Option(
            names = "--plan",
            paramLabel = "HASH",
            description = "The plan that was looked at; refused when it is another.")
    private @Nullable String plan;

    @Override
    Command command(String by, @Nullable String comment) {
        return new Command.Approve(by, comment, step, plan);
    }
}

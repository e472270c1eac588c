package dev.holdpoint.worker.cli;

import dev.holdpoint.workflows.command.Command;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** {@code holdpoint report}. */
@picocli.CommandLine.Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Reports a finding that the rules name.")
final class ReportCommand extends SayCommand {
    @Parameters(index = "1", paramLabel = "KIND", description = "What it is, such as bug.")
    private String kind;

    @Override
    Command command(String by, @Nullable String comment) {
        return new Command.Report(by, comment, kind);
    }
}

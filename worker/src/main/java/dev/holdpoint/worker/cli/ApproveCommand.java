package dev.holdpoint.worker.cli;

import dev.holdpoint.workflows.command.Command;

/** {@code holdpoint approve}. */
@picocli.CommandLine.Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Says yes to what waits for an approval.")
final class ApproveCommand extends DecideCommand {
    ApproveCommand() {
        super(said ->
                new Command.Approve(
                        said.by(),
                        said.comment(),
                        said.step(),
                        said.plan(),
                        said.statement(),
                        said.signature()));
    }
}

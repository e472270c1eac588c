package dev.holdpoint.worker.cli;

import dev.holdpoint.workflows.command.Command;

/** {@code holdpoint reject}. */
@picocli.CommandLine.Command(
        name = "reject",
        mixinStandardHelpOptions = true,
        description = "Says no to what waits for an approval.")
final class RejectCommand extends DecideCommand {
    RejectCommand() {
        super(said ->
                new Command.Reject(
                        said.by(),
                        said.comment(),
                        said.step(),
                        said.plan(),
                        said.statement(),
                        said.signature()));
    }
}

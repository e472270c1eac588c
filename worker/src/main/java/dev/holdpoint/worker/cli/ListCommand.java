package dev.holdpoint.worker.cli;

import dev.holdpoint.worker.connection.Connection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code holdpoint list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists runs and environments; no worker is needed.")
final class ListCommand extends ConnectedCommand {
    @Option(names = "--all", description = "What has ended too.")
    private boolean all;

    @Override
    int run(Connection connection, Screen screen) {
        new Listing(connection).show(all ? Listing.ALL : Listing.RUNNING, screen, json());
        return ExitCode.OK;
    }
}

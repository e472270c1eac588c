package dev.holdpoint.worker.cli;

import dev.holdpoint.worker.connection.Connection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code holdpoint follow ID}. */
@Command(
        name = "follow",
        mixinStandardHelpOptions = true,
        description = "Shows a run until it ends; its end is the exit code.")
final class FollowCommand extends ConnectedCommand {
    @Parameters(paramLabel = "ID", description = "The run, such as shop-2.4.0.")
    private String id;

    @Override
    int run(Connection connection, Screen screen) {
        return new Follower(connection).untilTheEnd(id, screen, json());
    }
}

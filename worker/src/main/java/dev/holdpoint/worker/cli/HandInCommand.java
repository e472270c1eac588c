package dev.holdpoint.worker.cli;

import dev.holdpoint.worker.connection.Connection;
import dev.holdpoint.worker.direct.Delivery;
import dev.holdpoint.worker.direct.Records;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code holdpoint hand-in}. */
@Command(
        name = "hand-in",
        mixinStandardHelpOptions = true,
        description =
                "Tells the environments of rollbacks that were done without Temporal; workers do"
                        + " that by themselves for the records of their user and machine.")
final class HandInCommand extends ConnectedCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "Where the records lie; else where holdpoint rollback --direct put them.")
    private @Nullable Path folder;

    @Override
    boolean changes() {
        return true;
    }

    @Override
    int run(Connection connection, Screen screen) {
        var records = folder == null ? Records.standard() : new Records(folder);
        var sent = new Delivery(connection.client(), records).all();
        if (json()) {
            screen.json(sent);
        } else if (sent.isEmpty()) {
            screen.answer("No record waits in %s.".formatted(records.folder()));
        } else {
            sent.forEach(it -> screen.answer(it.sentence()));
        }
        return sent.stream().allMatch(Delivery.Sent::taken) ? ExitCode.OK : ExitCode.TOOL_ERROR;
    }
}

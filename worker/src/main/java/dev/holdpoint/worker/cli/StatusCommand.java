package dev.holdpoint.worker.cli;

import dev.holdpoint.worker.connection.Connection;
import dev.holdpoint.workflows.wire.Names;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code holdpoint status [ID | SERVICE ENVIRONMENT]}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Says where a run or an environment stands, why, what comes next, who is awaited and"
                    + " how to stop it.",
            "  holdpoint status                   what runs now",
            "  holdpoint status shop-2.4.0        a run",
            "  holdpoint status shop production   an environment, and the run that holds it"
        })
final class StatusCommand extends ConnectedCommand {
    @Parameters(
            index = "0..1",
            arity = "0..2",
            paramLabel = "ID | SERVICE ENVIRONMENT",
            description = "Nothing, a run, or a service and an environment.")
    private List<String> what = List.of();

    @Override
    int run(Connection connection, Screen screen) {
        new Pollers(connection).remark(screen, "the answer");
        switch (what.size()) {
            case 0 -> new Listing(connection).show(Listing.RUNNING, screen, json());
            case 1 -> show(connection, what.getFirst(), screen);
            default -> environment(connection, screen);
        }
        return ExitCode.OK;
    }

    private void environment(Connection connection, Screen screen) {
        var id = Names.environmentId(what.getFirst(), what.getLast());
        var status = show(connection, id, screen);
        if (!json()
                && status instanceof RunStatus.OfEnvironment(_, var it)
                && it.holder() != null) {
            screen.answer("");
            show(connection, it.rollback() == null ? it.holder() : it.rollback(), screen);
        }
    }

    private RunStatus show(Connection connection, String id, Screen screen) {
        var status = new StatusReader(connection).read(id);
        if (json()) {
            screen.json(status.json());
        } else {
            screen.answer(StatusText.lines(status, Instant.now(), ZoneId.systemDefault()));
        }
        return status;
    }
}

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
        switch (what.size()) {
            case 0 -> list(connection, screen);
            case 1 -> run(what.getFirst(), connection, screen);
            default -> environment(connection, screen);
        }
        return ExitCode.OK;
    }

    private void list(Connection connection, Screen screen) {
        new Pollers(connection).remark(screen, "what is listed");
        new Listing(connection).show(Listing.RUNNING, screen, json());
    }

    private void run(String id, Connection connection, Screen screen) {
        switch (new StatusReader(connection, screen::remark).read(id)) {
            case StatusReader.Reading.Known(var status) -> show(status, screen);
            case StatusReader.Reading.Silent(var why) -> throw refusal(why);
            case StatusReader.Reading.Unanswered(var why) -> {
                show(Kept.of(connection, id), screen);
                throw refusal(why);
            }
        }
    }

    private void environment(Connection connection, Screen screen) {
        var id = Names.environmentId(what.getFirst(), what.getLast());
        switch (new StatusReader(connection, screen::remark).read(id)) {
            case StatusReader.Reading.Known(var status) -> {
                show(status, screen);
                holder(status, connection, screen);
            }
            case StatusReader.Reading.Silent(var why) -> throw refusal(why);
            case StatusReader.Reading.Unanswered(var why) -> {
                show(Kept.of(connection, id), screen);
                kept(connection, screen);
                throw refusal(why);
            }
        }
    }

    private void holder(RunStatus status, Connection connection, Screen screen) {
        if (!json()
                && status instanceof RunStatus.OfEnvironment(_, var it)
                && it.holder() != null) {
            screen.answer("");
            run(it.rollback() == null ? it.holder() : it.rollback(), connection, screen);
        }
    }

    /** Which run holds it only the environment knows; the server knows which are there. */
    private void kept(Connection connection, Screen screen) {
        if (!json()) {
            new Listing(connection)
                    .runningIn(what.getFirst(), what.getLast())
                    .forEach(id -> {
                        screen.answer("");
                        show(Kept.of(connection, id), screen);
                    });
        }
    }

    private void show(RunStatus status, Screen screen) {
        if (json()) {
            screen.json(status.json());
        } else {
            screen.answer(StatusText.lines(status, Instant.now(), ZoneId.systemDefault()));
        }
    }

    private void show(Kept kept, Screen screen) {
        if (json()) {
            screen.json(kept);
        } else {
            screen.answer(kept.lines());
        }
    }

    private static Refusal refusal(String why) {
        return new Refusal(ExitCode.TOOL_ERROR, why);
    }
}

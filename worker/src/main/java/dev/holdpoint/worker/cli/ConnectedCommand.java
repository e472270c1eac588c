package dev.holdpoint.worker.cli;

import dev.holdpoint.worker.connection.Connection;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Spec;

/** A command that talks to Temporal. */
abstract class ConnectedCommand implements Callable<Integer> {
    @Spec private CommandLine.Model.CommandSpec spec;
    @Mixin private Server server;
    @Mixin private Output output;

    /** Does it, and says how it ended. */
    abstract int run(Connection connection, Screen screen);

    /** Whether it changes something, so that people must see where. */
    boolean changes() {
        return false;
    }

    /** The screen, which knows of no server but the one that flags name. */
    final Screen screen() {
        return Screen.of(spec.commandLine()).worded(this::lead);
    }

    /** The text with commands to copy that lead to the server that flags name. */
    final String lead(String text) {
        return server.lead(text);
    }

    final Server server() {
        return server;
    }

    final boolean json() {
        return output.json();
    }

    @Override
    public Integer call() {
        try (var connection = server.connect()) {
            var place = connection.place();
            var screen = Screen.of(spec.commandLine()).worded(text -> lead(place.lead(text)));
            if (changes()) {
                screen.remark(place.toString());
            }
            return run(connection, screen);
        }
    }
}

package dev.holdpoint.worker;

import dev.holdpoint.worker.cli.HoldpointCommand;
import java.util.logging.LogManager;

/** The program. */
public final class Holdpoint {
    private Holdpoint() {}

    public static void main(String[] args) {
        // gRPC logs there, with stacks, what a command then says in a sentence
        LogManager.getLogManager().reset();
        System.exit(HoldpointCommand.line(args).execute(args));
    }
}

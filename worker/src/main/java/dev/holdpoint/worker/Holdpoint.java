package dev.holdpoint.worker;

import dev.holdpoint.worker.cli.HoldpointCommand;

/** The program. */
public final class Holdpoint {
    private Holdpoint() {}

    public static void main(String[] args) {
        System.exit(HoldpointCommand.line().execute(args));
    }
}

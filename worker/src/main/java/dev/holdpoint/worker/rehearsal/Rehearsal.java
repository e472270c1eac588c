package dev.holdpoint.worker.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.logging.LogManager;

/**
 * Two processes that meet in a folder: a worker with a server of its own, and the commands that
 * have it deploy nothing. What they say is for nobody; an exit code other than 0 says that the
 * record is not worth keeping.
 */
public final class Rehearsal {
    private Rehearsal() {}

    /** Two words: {@code worker} or {@code commands}, and the folder. */
    public static void main(String[] args)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        LogManager.getLogManager().reset();
        var folder = new Meeting(Path.of(args[1]));
        switch (args[0]) {
            case "worker" -> RehearsedWorker.run(folder);
            case "commands" -> RehearsedCommands.run(folder);
            default -> throw new IllegalArgumentException("worker or commands, not " + args[0]);
        }
        System.exit(0);
    }
}

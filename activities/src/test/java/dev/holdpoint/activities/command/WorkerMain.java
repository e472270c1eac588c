package dev.holdpoint.activities.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A worker reduced to one run, in a process of its own that tests may kill. */
final class WorkerMain {
    private WorkerMain() {}

    /** Arguments: the folder of runs, the key, then the command line. */
    public static void main(String[] args) {
        var argv = List.of(args).subList(2, args.length);
        var command =
                new Command(argv, Path.of("."), Map.of(), null, Duration.ofMinutes(5), "a command");
        new Runner(Path.of(args[0])).once(args[1], command, _ -> {});
    }
}

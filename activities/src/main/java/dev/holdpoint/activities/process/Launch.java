package dev.holdpoint.activities.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One start of a release: a folder in which its supervisor tells what happens. Whether something
 * lives is always asked of the operating system; the files only say which process to ask for.
 */
record Launch(Path folder, Started started) {
    Path script() {
        return folder.resolve("supervise.sh");
    }

    Path log() {
        return folder.resolve("out.log");
    }

    /** What its processes are doing now. */
    Life life() {
        var processes = Processes.of(this);
        if (processes.release().isPresent()) {
            return new Life.Running(
                    processes.release().get().pid(),
                    releaseStart(),
                    processes.supervisor().isPresent(),
                    deaths().size());
        }
        return processes.supervisor().isPresent()
                ? new Life.Restarting(deaths().size())
                : new Life.Ended(ending());
    }

    /** Whether any of its processes lives. */
    boolean alive() {
        return !(life() instanceof Life.Ended);
    }

    /** Each death of the release since the launch: when, by the epoch, and its exit code. */
    List<String> deaths() {
        return note("deaths").map(text -> text.lines().toList()).orElse(List.of());
    }

    /** The process id that the supervisor noted as its own. */
    Optional<Long> supervisorPid() {
        return note("supervisor").map(Long::valueOf);
    }

    /** The process id that the supervisor noted for the release. */
    Optional<Long> releasePid() {
        return note("release").map(line -> Long.valueOf(line.split(" ")[0]));
    }

    /** When the supervisor says that it started the release, to the second. */
    Instant releaseStart() {
        return note("release").flatMap(Launch::second).orElse(started.since());
    }

    private String ending() {
        return note("ended")
                .map(end ->
                        "ended with exit code "
                                + end.split(" ")[0]
                                + second(end).map(at -> " at " + at).orElse(""))
                .orElse("is gone without a word: killed with its supervisor, or the machine was");
    }

    /** The second field of a note; a supervisor on a machine at its end may have had no clock. */
    private static Optional<Instant> second(String line) {
        var fields = line.split(" ");
        return fields.length < 2
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(Long.parseLong(fields[1])));
    }

    private Optional<String> note(String name) {
        var file = folder.resolve(name);
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }
}

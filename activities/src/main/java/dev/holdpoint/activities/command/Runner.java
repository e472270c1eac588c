package dev.holdpoint.activities.command;

import dev.holdpoint.workflows.port.Errors;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Runs commands. An effect has a folder named by its key: a retry finds its running child or its
 * exit code there, on this machine, whoever began it.
 */
public final class Runner {
    private static final int KILLED = 137;

    private final RunFolders folders;

    /**
     * @param runs where the folders of runs lie
     */
    public Runner(Path runs) {
        this.folders = new RunFolders(runs);
    }

    /** In the folder of the property {@code holdpoint.runs}, else in the user's state folder. */
    public static Runner standard() {
        var home = Path.of(System.getProperty("user.home"), ".local", "state", "holdpoint", "runs");
        return new Runner(Path.of(System.getProperty("holdpoint.runs", home.toString())));
    }

    /**
     * Runs an effect once for its key. Stopped being told (the activity was cancelled), it leaves
     * the command to end by itself: half an effect is worse than a whole one.
     *
     * @param told what happens, each second; it may throw to stop the wait
     */
    public Ended once(String key, Command command, Consumer<String> told) {
        var folder = folders.of(key);
        begin(folder, key, command);
        return follow(folder, command, told);
    }

    /**
     * Like {@link #once} for an effect on a place, where no other effect may run at the same time.
     */
    public Ended onceAt(String place, String key, Command command, Consumer<String> told) {
        var folder = folders.of(key);
        awaitFree(place, key, told);
        if (folder.pid().isEmpty()) {
            folder.markPlace(place);
        }
        return once(key, command, told);
    }

    /**
     * Waits until no other effect runs on the place: one that was cut off by a stop goes on by
     * itself, and what follows must see what it left behind. Its own limit ends it at last.
     */
    public void awaitFree(String place, String key, Consumer<String> told) {
        var own = folders.of(key);
        if (own.pid().isPresent()) {
            return;
        }
        for (var other = folders.busy(place); other.isPresent(); other = folders.busy(place)) {
            told.accept("waits for the end of " + other.get().first());
            Group.ends(other.get().pid().orElseThrow(), 1);
        }
    }

    /**
     * Runs an effect that does no harm when run again: one that still runs is followed, one that
     * ended is run anew.
     */
    public Ended again(String key, Command command, Consumer<String> told) {
        var folder = folders.of(key);
        if (folder.exit().isPresent() || (folder.pid().isPresent() && !folder.alive())) {
            folder.clear();
        }
        return once(key, command, told);
    }

    /** Runs what changes nothing, until it succeeds once for its key; that end is remembered. */
    public Ended remember(String key, Command command, Consumer<String> told) {
        var folder = folders.of(key);
        return folder.exit().isPresent() && folder.exit().getAsInt() == 0
                ? once(key, command, told)
                : again(key, command, told);
    }

    /** Runs what changes nothing; it ends with this call, whatever ends the call. */
    public Ended look(Command command, Consumer<String> told) {
        var folder = folders.fresh();
        try {
            begin(folder, "a look that changes nothing", command);
            return follow(folder, command, told);
        } finally {
            if (folder.alive()) {
                Group.stop(folder.pid().orElseThrow());
            }
            folder.clear();
        }
    }

    private void begin(RunFolder folder, String key, Command command) {
        if (folder.pid().isPresent()) {
            return;
        }
        folder.write(
                "command", "%s%nin %s%nfor %s%n".formatted(command.shown(), command.in(), key));
        folder.write("stdin", command.stdin() == null ? "" : command.stdin());
        Wrapper.start(command, folder);
    }

    private static Ended follow(RunFolder folder, Command command, Consumer<String> told) {
        long pid = folder.pid().orElseThrow();
        while (true) {
            boolean alive = folder.alive(); // asked before the exit code, which comes first
            var exit = folder.exit();
            if (exit.isPresent() || !alive) {
                return end(folder, command, exit.orElse(-1));
            }
            var ran = Duration.between(folder.begun(), Instant.now());
            if (ran.compareTo(command.limit()) >= 0) {
                folder.markStopped();
                Group.stop(pid);
            } else {
                told.accept(
                        "%s: running for %s of at most %s"
                                .formatted(
                                        command.shown(),
                                        Spans.text(ran),
                                        Spans.text(command.limit())));
                Group.ends(pid, 1);
            }
        }
    }

    private static Ended end(RunFolder folder, Command command, int exit) {
        folder.delete("stdin");
        if (exit >= 0) {
            return folder.ended(exit);
        }
        if (folder.stopped()) {
            return folder.ended(KILLED);
        }
        throw ApplicationFailure.newNonRetryableFailure(
                ("`%s` was begun at %s and neither runs nor left an exit code: it or this machine"
                     + " was killed. Nobody knows whether it took effect. Look at %s (stdout,"
                     + " stderr) and at what it acts on, then answer.")
                        .formatted(command.shown(), folder.begun(), folder.path()),
                Errors.UNKNOWN_END);
    }
}

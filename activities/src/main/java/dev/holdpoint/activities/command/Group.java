package dev.holdpoint.activities.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process group: a command and everything that it started. */
final class Group {
    private static final long GRACE_SECONDS = 5;

    /** What makes a process the leader of a group of its own; the second is for macOS. */
    private static final List<List<String>> LEADERS =
            List.of(
                    List.of("setsid"),
                    List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or exit 127"));

    private Group() {}

    /** The words to put before a command so that it leads a group of its own. */
    static List<String> leader() {
        return LEADERS.stream()
                .filter(words -> Program.inPath(words.getFirst()).isPresent())
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "commands need the program setsid (package util-linux) or"
                                        + " perl on this worker; neither is in its PATH"));
    }

    /** Asks the group to end, and after a grace ends it. */
    static void stop(long leader) {
        signal("TERM", leader);
        if (!ends(leader, GRACE_SECONDS)) {
            signal("KILL", leader);
            ends(leader, GRACE_SECONDS);
        }
    }

    /** Waits until the process has ended, for so long at most; says whether it has. */
    static boolean ends(long pid, long seconds) {
        var end =
                ProcessHandle.of(pid)
                        .map(ProcessHandle::onExit)
                        .orElseGet(() -> CompletableFuture.completedFuture(null));
        try {
            end.get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for process " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "this worker is stopping; process " + pid + " goes on and is found again", e);
        }
    }

    private static void signal(String name, long leader) {
        try {
            new ProcessBuilder(
                            "/bin/sh",
                            "-c",
                            "kill -s \"$1\" -- \"-$2\"",
                            "holdpoint",
                            name,
                            "" + leader)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException("sending " + name + " to the group of " + leader, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.holdpoint.activities.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/** Starts a command so that it outlives this worker and its exit code is kept without it. */
final class Wrapper {
    /** How long a machine under load may take to start a shell. */
    private static final int PATIENCE_MILLIS = 20_000;

    /**
     * The whole shell text, always the same; folder and command line come as arguments. The hard
     * link is what only one of several wrappers of one folder can make, so that a command runs once
     * even when a worker dies between starting a wrapper and seeing it.
     */
    private static final String TEXT =
            """
            folder=$1
            shift
            printf '%s\\n' "$$" >"$folder/pid.$$"
            ln "$folder/pid.$$" "$folder/pid" 2>/dev/null
            first=$?
            rm -f "$folder/pid.$$"
            [ "$first" -eq 0 ] || exit 125
            trap : HUP INT TERM
            "$@" <"$folder/stdin" >"$folder/stdout" 2>"$folder/stderr"
            printf '%s\\n' "$?" >"$folder/exit.new"
            mv "$folder/exit.new" "$folder/exit"
            """;

    private Wrapper() {}

    /**
     * Starts the command in its folder and returns once it runs there, by this start or another.
     */
    static void start(Command command, RunFolder folder) {
        var words = new ArrayList<>(Group.leader());
        words.add("/bin/sh");
        words.add("-c");
        words.add(TEXT);
        words.add("holdpoint");
        words.add(folder.path().toString());
        words.addAll(command.argv());
        var builder =
                new ProcessBuilder(words)
                        .directory(command.in().toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(command.environment());
        try {
            awaitRun(builder.start(), command, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("starting `" + command.shown() + "`", e);
        }
    }

    /** Until this wrapper is the one that runs the command, or has ended because another is. */
    private static void awaitRun(Process wrapper, Command command, RunFolder folder) {
        try {
            for (int waited = 0; folder.pid().orElse(-1) != wrapper.pid(); waited += 10) {
                if (wrapper.waitFor(10, TimeUnit.MILLISECONDS)) {
                    ended(wrapper, command, folder);
                    return;
                }
                if (waited > PATIENCE_MILLIS) {
                    throw new IllegalStateException(
                            "`%s` did not start within 20 s; trying again finds it"
                                    .formatted(command.shown()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "this worker is stopping; `" + command.shown() + "` goes on and is found again",
                    e);
        }
    }

    private static void ended(Process wrapper, Command command, RunFolder folder) {
        if (folder.pid().isEmpty()) {
            throw new IllegalStateException(
                    "`%s` was not started: its wrapper ended with %d; is the disk of %s full?"
                            .formatted(command.shown(), wrapper.exitValue(), folder.path()));
        }
    }
}

package dev.holdpoint.activities.git;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.command.Command;
import dev.holdpoint.activities.command.Ended;
import dev.holdpoint.activities.command.Program;
import dev.holdpoint.activities.command.Runner;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The git program, which never asks anybody anything. */
final class Git {
    private final Runner runner;
    private final AdapterCall call;
    private final Duration limit;

    Git(Runner runner, AdapterCall call, Duration limit) {
        this.runner = runner;
        this.call = call;
        this.limit = limit;
    }

    /** How long one of its works may take. */
    Duration limit() {
        return limit;
    }

    /** Runs it in a folder; whatever its end. */
    Ended run(Path in, String... words) {
        var git =
                Program.inPath("git")
                        .orElseThrow(() ->
                                call.misconfigured("there is no git in the PATH of this worker"));
        var argv = new ArrayList<>(List.of(git.toString()));
        argv.addAll(List.of(words));
        var shown = call.redact("git " + String.join(" ", words));
        return runner.look(new Command(argv, in, quiet(), null, limit, shown), call::heartbeat);
    }

    /** What it printed; a failure is one to try again after. */
    String must(Path in, String... words) {
        var ended = run(in, words);
        if (ended.exit() != 0) {
            throw ApplicationFailure.newFailure(
                    call.redact(
                            "`git %s` %s; it said: %s. Is the repository reachable from this worker, without a password? It is tried again."
                                    .formatted(
                                            String.join(" ", words),
                                            ended.stopped()
                                                    ? "was stopped after its limit of "
                                                            + limit.toSeconds()
                                                            + " s"
                                                    : "ended with exit code " + ended.exit(),
                                            String.join(" / ", ended.tail(3)))),
                    "Unavailable");
        }
        return ended.stdout().strip();
    }

    private static Map<String, String> quiet() {
        var quiet = new LinkedHashMap<String, String>();
        quiet.put("GIT_TERMINAL_PROMPT", "0");
        quiet.put(
                "GIT_SSH_COMMAND",
                System.getenv().getOrDefault("GIT_SSH_COMMAND", "ssh -o BatchMode=yes"));
        quiet.put("LC_ALL", "C");
        return quiet;
    }
}

package dev.holdpoint.activities.command;

import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.workflows.port.Errors;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The command lines of settings, filled in and run. */
final class Lines {
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final Duration EFFECT = Duration.ofMinutes(10);
    private static final int TAIL = 3;
    private static final int SHOWN = 200;

    private final Runner runner;

    Lines(Runner runner) {
        this.runner = runner;
    }

    /** Runs what changes nothing and says how it ended, whatever that is. */
    Ended look(AdapterCall call, List<String> words, Options options) {
        return runner.look(command(call, words, options.within(LOOK)), call::heartbeat);
    }

    /** Like {@link #look} for what may take as long as the options say. */
    Ended lookAtLength(AdapterCall call, List<String> words, Options options) {
        return runner.look(command(call, words, options), call::heartbeat);
    }

    /** What a look printed; when it did not succeed, trying again may help. */
    Ended ask(AdapterCall call, List<String> words, Options options) {
        return told(call, words, options, look(call, words, options));
    }

    /** Like {@link #ask}, and asked again with the same key, what it printed the first time. */
    Ended remember(AdapterCall call, List<String> words, Options options) {
        var command = command(call, words, options.within(LOOK));
        var ended = runner.remember(call.key(), command, call::heartbeat);
        return told(call, words, options, ended);
    }

    private Ended told(AdapterCall call, List<String> words, Options options, Ended ended) {
        if (options.meaning(ended) != Meaning.PASS) {
            throw ApplicationFailure.newFailure(
                    what(call, words, ended) + " It is asked again.", "Unavailable");
        }
        return ended;
    }

    /** Runs an effect once for the call's key, whatever its end. */
    Ended run(AdapterCall call, List<String> words, Options options) {
        return runner.once(call.key(), command(call, words, options), call::heartbeat);
    }

    /** Runs an effect once for the call's key; it must succeed. */
    Ended act(AdapterCall call, List<String> words, Options options) {
        return succeed(call, words, options, run(call, words, options));
    }

    /** Runs an effect once for the call's key, when no other runs on the place; it must succeed. */
    Ended actAt(String place, AdapterCall call, List<String> words, Options options) {
        var command = command(call, words, options);
        var ended = runner.onceAt(place, call.key(), command, call::heartbeat);
        return succeed(call, words, options, ended);
    }

    /** Waits until no other effect runs on the place. */
    void awaitFree(String place, AdapterCall call) {
        runner.awaitFree(place, call.key(), call::heartbeat);
    }

    /** Runs an effect that may run again; it must succeed. */
    Ended actAgain(AdapterCall call, List<String> words, Options options) {
        var command = command(call, words, options);
        return succeed(call, words, options, runner.again(call.key(), command, call::heartbeat));
    }

    /** One sentence of how it ended, with the last of what it printed. */
    String what(AdapterCall call, List<String> words, Ended ended) {
        var end =
                ended.stopped()
                        ? "was stopped after " + Spans.text(ended.took()) + ", its limit"
                        : "ended with exit code " + ended.exit();
        var said = call.redact(String.join(" / ", ended.tail(TAIL)));
        return "`%s` %s%s."
                .formatted(shown(call, words), end, said.isEmpty() ? "" : "; it said: " + said);
    }

    /** The line for hands, to be pasted into a shell. */
    String byHand(AdapterCall call, List<String> words, Options options) {
        var line = String.join(" ", words.stream().map(call::shellWord).toList());
        var in = options.in();
        if (in != null) {
            return "cd " + call.shellWord(in) + " && " + line;
        }
        return call.reference("workspace").isPresent()
                ? "cd " + call.shellWord("${workspace}") + " && " + line
                : line;
    }

    /** The command line as people may see it. */
    String shown(AdapterCall call, List<String> words) {
        var line = String.join(" ", words.stream().map(call::fill).map(call::redact).toList());
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }

    private Ended succeed(AdapterCall call, List<String> words, Options options, Ended ended) {
        if (options.meaning(ended) != Meaning.PASS) {
            throw ApplicationFailure.newNonRetryableFailure(
                    what(call, words, ended) + " Mend what it says, then try again.",
                    Errors.REFUSED);
        }
        return ended;
    }

    private Command command(AdapterCall call, List<String> words, Options options) {
        var in = folder(call, options);
        var argv = new ArrayList<>(words.stream().map(call::fill).toList());
        var program =
                Program.find(argv.getFirst(), in)
                        .orElseThrow(() -> noProgram(call, argv.getFirst(), in));
        argv.set(0, program.toString());
        var env = new LinkedHashMap<String, String>();
        options.environment().forEach((name, value) -> env.put(name, call.fill(value)));
        var stdin = options.stdin();
        var limit = options.limit();
        return new Command(
                argv,
                in,
                env,
                stdin == null ? null : call.fill(stdin),
                limit == null ? EFFECT : limit,
                shown(call, words));
    }

    private static Path folder(AdapterCall call, Options options) {
        var in = options.in();
        var named = in == null ? call.reference("workspace").orElse("") : call.fill(in);
        var folder = Path.of(named).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw call.misconfigured("the folder " + folder + " to run in is not on this worker");
        }
        return folder;
    }

    private static RuntimeException noProgram(AdapterCall call, String name, Path in) {
        return call.misconfigured(
                name.contains("/")
                        ? "there is no program %s in %s that this worker may run"
                                .formatted(name, in)
                        : "there is no program %s in the PATH of this worker".formatted(name));
    }
}

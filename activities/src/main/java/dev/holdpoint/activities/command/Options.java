package dev.holdpoint.activities.command;

import dev.holdpoint.workflows.runbook.Ordered;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the settings of every command say beside its words.
 *
 * @param in the folder to run in; null for the workspace, or without one the worker's own folder
 * @param limit how long it may run; null for the default of its use
 * @param environment variables to add
 * @param stdin what it reads; null for nothing
 * @param output name → JSON pointer into what it prints
 * @param exit exit code, {@code other} or {@code limit} → its meaning
 */
record Options(
        @Nullable String in,
        @Nullable Duration limit,
        Map<String, String> environment,
        @Nullable String stdin,
        Map<String, String> output,
        Map<String, Meaning> exit) {

    /** A program that a shell would not find or could not run. */
    private static final int NOT_RUN = 126;

    private static final int NOT_FOUND = 127;

    Options {
        environment = Ordered.copy(environment);
        output = Ordered.copy(output);
        exit = Ordered.copy(exit);
    }

    /** From settings, where what is not said is null. */
    static Options of(
            @Nullable String in,
            @Nullable Duration limit,
            @Nullable Map<String, String> environment,
            @Nullable Map<String, String> output) {
        return new Options(in, limit, orNone(environment), null, orNone(output), Map.of());
    }

    Options reads(@Nullable String text) {
        return new Options(in, limit, environment, text, output, exit);
    }

    Options ends(@Nullable Map<String, Meaning> meanings) {
        return new Options(in, limit, environment, stdin, output, orNone(meanings));
    }

    /** With this limit where none is given or a longer one is. */
    Options within(Duration most) {
        var shorter = limit != null && limit.compareTo(most) < 0 ? limit : most;
        return new Options(in, shorter, environment, stdin, output, exit);
    }

    /** With this limit where none is given. */
    Options usually(Duration usual) {
        return limit == null ? within(usual) : this;
    }

    Meaning meaning(Ended ended) {
        if (ended.stopped()) {
            return exit.getOrDefault("limit", Meaning.FAIL);
        }
        var said = exit.get(String.valueOf(ended.exit()));
        if (said == null) {
            said = exit.get("other");
        }
        return said != null ? said : usual(ended.exit());
    }

    private static Meaning usual(int exit) {
        return switch (exit) {
            case 0 -> Meaning.PASS;
            case NOT_RUN, NOT_FOUND -> Meaning.NO_DATA;
            default -> Meaning.FAIL;
        };
    }

    private static <V> Map<String, V> orNone(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }
}

package dev.holdpoint.activities.command;

import dev.holdpoint.workflows.runbook.Ordered;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program with its arguments, ready to run.
 *
 * @param argv the program as a full path, then its arguments; nothing in it is shell text
 * @param in the folder it runs in
 * @param environment variables added to those of the worker
 * @param stdin what it reads; null for nothing at all
 * @param limit how long it may run
 * @param shown the command line as people may see it, without secrets
 */
public record Command(
        List<String> argv,
        Path in,
        Map<String, String> environment,
        @Nullable String stdin,
        Duration limit,
        String shown) {

    public Command {
        argv = List.copyOf(argv);
        environment = Ordered.copy(environment);
    }
}

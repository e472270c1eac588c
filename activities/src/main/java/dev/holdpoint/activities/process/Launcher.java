package dev.holdpoint.activities.process;

import dev.holdpoint.workflows.port.Errors;
import io.temporal.failure.ApplicationFailure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Starts the supervisor of a launch, in a session of its own that outlives the worker. */
final class Launcher {
    /** What a release sees of the worker's own environment, which may hold secrets. */
    private static final Set<String> INHERITED =
            Set.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR", "JAVA_HOME");

    private final ProcessSlot slot;

    Launcher(ProcessSlot slot) {
        this.slot = slot;
    }

    /** Starts it and returns; whether the release comes up is for others to see. */
    void start(Launch launch) {
        var starter = new ProcessBuilder(command(launch)).directory(directory(launch).toFile());
        environment(starter);
        starter.redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        try {
            // the starter puts the supervisor in the background and ends at once
            starter.start().onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException("starting " + launch.script(), e);
        }
    }

    /** The command line that starts the supervisor. */
    List<String> command(Launch launch) {
        var settings = slot.settings();
        var command =
                new ArrayList<>(
                        List.of(
                                "sh",
                                launch.script().toString(),
                                "start",
                                Integer.toString(settings.restarts()),
                                Long.toString(settings.drain().toSeconds()),
                                Long.toString(settings.logMegabytes() * 1024L * 1024L)));
        settings.run().forEach(argument -> command.add(slot.call().fill(argument)));
        return command;
    }

    /** Where the release runs. */
    Path directory(Launch launch) {
        var setting = slot.settings().directory();
        if (setting == null) {
            return launch.folder();
        }
        var directory = Path.of(slot.call().fill(setting));
        if (!Files.isDirectory(directory)) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "%s: the release is to run in %s, which is not a folder on this worker"
                            .formatted(slot.name(), directory),
                    Errors.MISCONFIGURED);
        }
        return directory;
    }

    private void environment(ProcessBuilder starter) {
        var environment = starter.environment();
        environment.keySet().retainAll(INHERITED);
        slot.port().ifPresent(port -> environment.put("PORT", Integer.toString(port)));
        slot.settings()
                .environment()
                .forEach((name, value) -> environment.put(name, slot.call().fill(value)));
    }
}

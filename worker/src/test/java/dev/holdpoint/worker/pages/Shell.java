package dev.holdpoint.worker.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.worker.Packaged;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A reader's terminal: {@code holdpoint} and the JDK's programs are on its path, and it knows of no
 * Temporal but the one it is told.
 *
 * @param folder where it stands
 * @param variables beside those of this machine
 */
record Shell(Path folder, Map<String, String> variables) {
    private static final int MINUTES = 15;

    /** What came of commands. */
    record Ran(int exitCode, String out) {}

    static Shell at(Path folder) {
        return new Shell(folder, Map.of());
    }

    Shell with(String name, String value) {
        var all = new HashMap<>(variables);
        all.put(name, value);
        return new Shell(folder, all);
    }

    /** Runs commands to their end, which the first that fails is. */
    Ran run(String commands) throws IOException, InterruptedException {
        var out = Files.createTempFile(folder, "shell", ".out");
        var process = start(commands, out);
        assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("%s ends", commands).isTrue();
        var said = Files.readString(out);
        Files.delete(out);
        return new Ran(process.exitValue(), said);
    }

    /** Starts a command that does not end by itself. */
    Process start(String command, Path out) throws IOException {
        var builder =
                new ProcessBuilder("bash", "-ec", command)
                        .directory(folder.toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("(TEMPORAL|HOLDPOINT|GIT)_.*"));
        var java = Path.of(System.getProperty("java.home"));
        environment.put("JAVA25_HOME", java.toString());
        environment.merge(
                "PATH",
                Packaged.startScript().getParent() + ":" + java.resolve("bin"),
                (path, ours) -> ours + ":" + path);
        environment.put("HOLDPOINT_STATE", folder.resolve("state").toString());
        environment.putAll(variables);
        return builder.start();
    }
}

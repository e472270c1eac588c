package dev.holdpoint.worker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** {@code bin/holdpoint worker} of the folder that the build makes, in a process of its own. */
public final class WorkerProcess {
    private static final int GRACE_SECONDS = 30;
    private static final int END_SECONDS = 60;

    private final Process process;
    private final Path log;

    private WorkerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** The folder that an archive unpacks to. */
    public static Path folder() {
        var folder = Path.of("target", "holdpoint").toAbsolutePath();
        if (!Files.isExecutable(folder.resolve("bin/holdpoint"))) {
            var sentence = folder + " is not there; mvn package makes it";
            if ("true".equals(System.getenv("CI"))) {
                fail(sentence);
            }
            Assumptions.abort(sentence);
        }
        return folder;
    }

    /** Starts it and waits until it polls. */
    public static WorkerProcess start(String address, Path documents, Path log) throws IOException {
        var worker = begin(Map.of(), log, serving(address, documents));
        worker.awaitReady();
        return worker;
    }

    /** The words of one that serves this server by these documents, its pages on any port. */
    public static String[] serving(String address, Path documents) {
        return new String[] {
            "--address", address, "--runbooks", documents.toString(), "--port", "0"
        };
    }

    /** Waits until it polls. */
    public void awaitReady() throws IOException {
        Await.until("the worker polls: see " + log, this::ready);
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /**
     * Begins it, well or not.
     *
     * @param variables what its environment has besides
     * @param words what follows {@code holdpoint worker}
     */
    public static WorkerProcess begin(Map<String, String> variables, Path log, String... words)
            throws IOException {
        return begin(folder(), variables, log, words);
    }

    /** The same from a folder that another build made. */
    public static WorkerProcess begin(
            Path home, Map<String, String> variables, Path log, String... words)
            throws IOException {
        var argv = new ArrayList<>(List.of(home.resolve("bin/holdpoint").toString(), "worker"));
        argv.addAll(List.of(words));
        var builder = new ProcessBuilder(argv);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("TEMPORAL_") || name.startsWith("HOLDPOINT_"));
        builder.environment().put("JAVA25_HOME", System.getProperty("java.home"));
        builder.environment().put("HOLDPOINT_JAVA_OPTS", "-Xmx256m");
        builder.environment().put("HOLDPOINT_STATE", log.resolveSibling("state").toString());
        builder.environment().putAll(variables);
        var process =
                builder.redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                        .start();
        return new WorkerProcess(process, log);
    }

    /** Waits for its end; the exit code. */
    int ended() throws InterruptedException {
        assertThat(process.waitFor(END_SECONDS, TimeUnit.SECONDS))
                .as("the worker ends: see %s", log)
                .isTrue();
        return process.exitValue();
    }

    /** Everything it said so far. */
    public String said() throws IOException {
        return Files.readString(log);
    }

    /** Ends it as a crash does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it as a service manager does. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
            kill();
        }
    }

    private boolean ready() throws IOException {
        var said = said();
        assertThat(process.isAlive()).as("the worker lives: %s", said).isTrue();
        return said.contains("Holdpoint worker is ready");
    }
}

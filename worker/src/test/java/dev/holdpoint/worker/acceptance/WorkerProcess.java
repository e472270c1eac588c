package dev.holdpoint.worker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** {@code bin/holdpoint worker} of the folder that the build makes, in a process of its own. */
final class WorkerProcess {
    private static final int GRACE_SECONDS = 30;

    private final Process process;
    private final Path log;

    private WorkerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** The folder that an archive unpacks to. */
    static Path folder() {
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
    static WorkerProcess start(String address, Path documents, Path log) throws IOException {
        var builder =
                new ProcessBuilder(
                        folder().resolve("bin/holdpoint").toString(),
                        "worker",
                        "--address",
                        address,
                        "--runbooks",
                        documents.toString(),
                        "--port",
                        "0");
        builder.environment().keySet().removeIf(name -> name.startsWith("TEMPORAL_"));
        builder.environment().put("JAVA25_HOME", System.getProperty("java.home"));
        builder.environment().put("HOLDPOINT_JAVA_OPTS", "-Xmx256m");
        var process =
                builder.redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                        .start();
        var worker = new WorkerProcess(process, log);
        Await.until("the worker polls: see " + log, worker::ready);
        return worker;
    }

    /** Ends it as a crash does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it as a service manager does. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
            kill();
        }
    }

    private boolean ready() throws IOException {
        var said = Files.readString(log);
        assertThat(process.isAlive()).as("the worker lives: %s", said).isTrue();
        return said.contains("Holdpoint worker is ready");
    }
}

package dev.holdpoint.worker.chaos;

import dev.holdpoint.worker.acceptance.Await;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code temporal server start-dev} over a database file, which outlives each of its lives. */
public final class TemporalServer implements AutoCloseable {
    private static final int GRACE_SECONDS = 10;
    private static final int ANSWER_SECONDS = 2;

    private final Path command;
    private final Path folder;
    private final int port;
    private Process process;

    private TemporalServer(Path command, Path folder, int port) throws IOException {
        this.command = command;
        this.folder = folder;
        this.port = port;
        this.process = launch();
    }

    public static TemporalServer start(Path command, Path folder, int port) throws IOException {
        return new TemporalServer(command, folder, port);
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Ends it as a crash does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again over what it kept, on the same port. */
    void startAgain() throws IOException {
        process = launch();
    }

    /** Waits until it serves. */
    public void awaitReady(WorkflowServiceStubs stubs) throws IOException {
        Await.until("the Temporal server serves: see " + folder, () -> serves(stubs));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, GRACE_SECONDS, TimeUnit.SECONDS).join();
        kill();
    }

    private static boolean serves(WorkflowServiceStubs stubs) {
        try {
            var _ =
                    stubs.blockingStub()
                            .withDeadlineAfter(ANSWER_SECONDS, TimeUnit.SECONDS)
                            .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
            return true;
        } catch (StatusRuntimeException _) {
            return false;
        }
    }

    private Process launch() throws IOException {
        var argv =
                List.of(
                        command.toString(),
                        "server",
                        "start-dev",
                        "--disable-config-env",
                        "--disable-config-file",
                        "--headless",
                        "--ip=127.0.0.1",
                        "--port=" + port,
                        "--log-level=warn",
                        "--db-filename=" + folder.resolve("temporal.db"));
        var builder = new ProcessBuilder(argv);
        builder.environment().keySet().removeIf(name -> name.startsWith("TEMPORAL_"));
        var log = folder.resolve("temporal.log").toFile();
        return builder.redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }
}

package dev.holdpoint.worker.acceptance;

import dev.holdpoint.worker.demo.DemoTemporal;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code temporal server start-dev} over a database file, which outlives each of its lives. */
final class TemporalServer implements AutoCloseable {
    private static final int GRACE_SECONDS = 10;

    private final Path command;
    private final Path folder;
    private final int port;
    private final int uiPort;
    private Process process;

    private TemporalServer(Path command, Path folder, int port, int uiPort) throws IOException {
        this.command = command;
        this.folder = folder;
        this.port = port;
        this.uiPort = uiPort;
        this.process = launch();
    }

    /** Starts it on free ports and waits until it serves. */
    static TemporalServer start(Path command, Path folder)
            throws IOException, InterruptedException {
        TemporalServer server;
        try (var port = new ServerSocket(0);
                var uiPort = new ServerSocket(0)) {
            server =
                    new TemporalServer(command, folder, port.getLocalPort(), uiPort.getLocalPort());
        }
        server.awaitReady();
        return server;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    String webUi() {
        return "http://127.0.0.1:" + uiPort;
    }

    /** Ends it as a crash does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again over what it kept, on the same ports, and waits until it serves. */
    void startAgain() throws IOException, InterruptedException {
        process = launch();
        awaitReady();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, GRACE_SECONDS, TimeUnit.SECONDS).join();
        kill();
    }

    private void awaitReady() throws IOException, InterruptedException {
        var cli = new TemporalCli(command, address());
        Await.until(
                "the Temporal server serves: see " + folder.resolve("temporal.log"),
                () -> cli.attempt("list", "--limit", "1").exitCode() == 0);
    }

    private Process launch() throws IOException {
        var argv =
                new ArrayList<>(
                        List.of(
                                command.toString(),
                                "server",
                                "start-dev",
                                "--disable-config-env",
                                "--disable-config-file",
                                "--ip=127.0.0.1",
                                "--port=" + port,
                                "--ui-port=" + uiPort,
                                "--ui-disable-news-fetch",
                                "--log-level=warn",
                                "--db-filename=" + folder.resolve("temporal.db")));
        DemoTemporal.SEARCH_ATTRIBUTES.forEach(
                name -> argv.add("--search-attribute=" + name + "=Keyword"));
        var builder = new ProcessBuilder(argv);
        builder.environment().keySet().removeIf(name -> name.startsWith("TEMPORAL_"));
        return builder.redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("temporal.log").toFile()))
                .start();
    }
}

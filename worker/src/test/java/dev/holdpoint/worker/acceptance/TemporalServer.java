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
public final class TemporalServer implements AutoCloseable {
    private static final int GRACE_SECONDS = 10;
    private static final int NONE = 0;

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

    /** Starts it with its Web UI on free ports, and waits until it serves. */
    static TemporalServer withWebUi(Path command, Path folder) throws IOException {
        TemporalServer server;
        try (var port = new ServerSocket(0);
                var uiPort = new ServerSocket(0)) {
            server =
                    new TemporalServer(command, folder, port.getLocalPort(), uiPort.getLocalPort());
        }
        server.awaitReady();
        return server;
    }

    /** Starts it alone, and does not wait. */
    public static TemporalServer headless(Path command, Path folder, int port) throws IOException {
        return new TemporalServer(command, folder, port, NONE);
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    String webUi() {
        return "http://127.0.0.1:" + uiPort;
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Ends it as a crash does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again over what it kept, on the same ports, and does not wait. */
    public void startAgain() throws IOException {
        process = launch();
    }

    /** Waits until it serves. */
    public void awaitReady() throws IOException {
        var cli = new TemporalCli(command, address());
        Await.until(
                "the Temporal server serves: see " + folder.resolve("temporal.log"),
                () -> cli.attempt("list", "--limit", "1").exitCode() == 0);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, GRACE_SECONDS, TimeUnit.SECONDS).join();
        kill();
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
                                "--log-level=warn",
                                "--db-filename=" + folder.resolve("temporal.db")));
        argv.addAll(uiPort == NONE ? List.of("--headless") : shown());
        var builder = new ProcessBuilder(argv);
        builder.environment().keySet().removeIf(name -> name.startsWith("TEMPORAL_"));
        return builder.redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("temporal.log").toFile()))
                .start();
    }

    /** What people have who look at it. */
    private List<String> shown() {
        var options = new ArrayList<>(List.of("--ui-port=" + uiPort, "--ui-disable-news-fetch"));
        DemoTemporal.SEARCH_ATTRIBUTES.forEach(
                name -> options.add("--search-attribute=" + name + "=Keyword"));
        return options;
    }
}

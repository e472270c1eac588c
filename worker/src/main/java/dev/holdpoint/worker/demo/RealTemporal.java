package dev.holdpoint.worker.demo;

import io.grpc.ClientInterceptor;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code temporal server start-dev}: the real server with its Web UI. */
final class RealTemporal implements DemoTemporal {
    private static final int TRIES = 3;
    private static final int LOG_LINES = 5;
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Path command;
    private final Process process;
    private final int port;
    private final int uiPort;

    private RealTemporal(Path command, Process process, int port, int uiPort) {
        this.command = command;
        this.process = process;
        this.port = port;
        this.uiPort = uiPort;
    }

    /** Starts it; a port that somebody took in the meantime is replaced by another. */
    static RealTemporal start(Path command, Path folder) throws IOException, InterruptedException {
        var log = folder.resolve("temporal.log");
        for (var tries = 1; ; tries++) {
            var ports = FreePorts.find(2);
            var temporal =
                    new RealTemporal(
                            command,
                            process(command, folder, log, ports),
                            ports.getFirst(),
                            ports.getLast());
            var answer = temporal.ready();
            if (answer.isEmpty()) {
                return temporal;
            }
            temporal.close();
            if (tries == TRIES || !log(log).contains("address already in use")) {
                throw new IOException(
                        "%s server start-dev %s. Its last words, in %s: %s"
                                .formatted(command, answer.get(), log, log(log)));
            }
        }
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public Optional<String> webUi() {
        return Optional.of("http://127.0.0.1:" + uiPort);
    }

    @Override
    public String command() {
        return TemporalCommand.ofThisMachine().onPath(command) ? "temporal" : command.toString();
    }

    @Override
    public String sentence() {
        return "Temporal: the real server (%s) at %s, Web UI http://127.0.0.1:%d"
                .formatted(command, address(), uiPort);
    }

    @Override
    public List<ClientInterceptor> interceptors() {
        return List.of();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Empty once it serves; else what happened instead. */
    private Optional<String> ready() throws InterruptedException {
        try {
            return new Readiness(address(), interceptors(), webUi().map(URI::create))
                    .within(READY_WITHIN, process::isAlive)
                    .map(why -> process.isAlive() ? why : "ended with code " + process.exitValue());
        } catch (InterruptedException e) {
            close();
            throw e;
        }
    }

    private static Process process(Path command, Path folder, Path log, List<Integer> ports)
            throws IOException {
        var argv =
                new ArrayList<>(
                        List.of(
                                command.toString(),
                                "server",
                                "start-dev",
                                "--disable-config-env",
                                "--disable-config-file",
                                "--ip=127.0.0.1",
                                "--port=" + ports.getFirst(),
                                "--ui-port=" + ports.getLast(),
                                "--ui-disable-news-fetch",
                                "--log-level=warn",
                                "--db-filename=" + folder.resolve("temporal.db")));
        SEARCH_ATTRIBUTES.forEach(name -> argv.add("--search-attribute=" + name + "=Keyword"));
        var builder = new ProcessBuilder(argv);
        builder.environment().keySet().removeIf(name -> name.startsWith("TEMPORAL_"));
        return builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static String log(Path log) throws IOException {
        var lines = Files.readAllLines(log);
        return String.join(
                "; ", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }
}

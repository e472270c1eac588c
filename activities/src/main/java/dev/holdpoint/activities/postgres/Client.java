package dev.holdpoint.activities.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * One run of one of PostgreSQL's own programs: no shell, no inherited {@code PG*} variable, the
 * password in the environment and never among the arguments.
 */
final class Client {
    private static final int ERROR_LINES = 10;
    private static final int GRACE_SECONDS = 5;

    private Client() {}

    /** Reads what the program prints. */
    @FunctionalInterface
    interface Output {
        void read(InputStream stdout) throws IOException;

        static void ignore(InputStream stdout) throws IOException {
            stdout.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** How it ended, with the last lines of its complaints. */
    record Ended(int code, List<String> complaints) {
        boolean well() {
            return code == 0;
        }

        String complaint() {
            return complaints.isEmpty()
                    ? "exit code " + code + " without a word"
                    : String.join("; ", complaints);
        }
    }

    /**
     * Runs it to its end; when the thread is interrupted, ends it.
     *
     * @throws IOException when it cannot be started
     */
    static Ended run(List<String> argv, Map<String, String> environment, Output output)
            throws IOException, InterruptedException {
        var process = start(argv, environment);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var complaints =
                    CompletableFuture.supplyAsync(() -> tail(process.getErrorStream()), threads);
            var reading =
                    CompletableFuture.runAsync(
                            () -> read(process.getInputStream(), output), threads);
            try {
                var code = process.waitFor();
                reading.join();
                return new Ended(code, complaints.join());
            } finally {
                end(process);
            }
        }
    }

    private static Process start(List<String> argv, Map<String, String> environment)
            throws IOException {
        var builder = new ProcessBuilder(argv);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static void end(Process process) throws InterruptedException {
        if (!process.isAlive()) {
            return;
        }
        process.destroy();
        // the interruption that brought us here must not cut this wait short
        var interrupted = Thread.interrupted();
        if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void read(InputStream stdout, Output output) {
        try (stdout) {
            output.read(stdout);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> tail(InputStream stderr) {
        var last = new ArrayDeque<String>();
        try (var lines =
                new BufferedReader(new InputStreamReader(stderr, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                last.add(line);
                if (last.size() > ERROR_LINES) {
                    last.removeFirst();
                }
            }
        } catch (IOException e) {
            last.add(e.toString());
        }
        return List.copyOf(last);
    }
}

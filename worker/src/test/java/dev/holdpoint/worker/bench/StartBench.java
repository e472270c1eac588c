package dev.holdpoint.worker.bench;

import dev.holdpoint.worker.Packaged;
import dev.holdpoint.worker.acceptance.WorkerProcess;
import dev.holdpoint.worker.chaos.Ports;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How long a worker takes until it is ready, and a command until it has answered. */
final class StartBench {
    private static final double NANOS = 1e9;
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final double READY = 1;
    private static final double ANSWER = 0.3;

    private final Size size;
    private final Paper paper;
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
    private final Map<String, List<Double>> megabytes = new LinkedHashMap<>();

    StartBench(Size size, Paper paper) {
        this.size = size;
        this.paper = paper;
    }

    void run(Path folder) throws IOException, InterruptedException {
        paper.settings(
                "The packaged holdpoint, each time a process of its own, a worker with -Xmx256m;"
                        + " by turns: with the classes that were recorded at the first start of the"
                        + " build, and without");
        try (var small = Small.open(folder)) {
            small.runbook("quiet");
            small.service("line", "quiet", "http://127.0.0.1:9/");
            var worker = worker(small, folder.resolve("answering.log"), Map.of());
            ready(worker.port());
            small.delivered("line-1", "line", "1.0.1");
            var without = Rehearsed.without(folder.resolve("nothing").toString());
            for (int i = 1; i <= size.trials(); i++) {
                round(new Start(small, folder.resolve("with-%d.log".formatted(i)), "", Map.of()));
                round(
                        new Start(
                                small,
                                folder.resolve("without-%d.log".formatted(i)),
                                ", without records",
                                without));
            }
            worker.process().kill();
        }
        write();
    }

    private record Started(WorkerProcess process, int port) {}

    /**
     * How things are started.
     *
     * @param how what stands behind the names of what is measured
     */
    private record Start(Small small, Path log, String how, Map<String, String> variables) {}

    private void round(Start start) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        var worker = worker(start.small(), start.log(), start.variables());
        ready(worker.port());
        note(seconds, "worker ready" + start.how(), (System.nanoTime() - begun) / NANOS);
        var memory = Memory.now(worker.process().pid());
        memory.ifPresent(it -> note(megabytes, "worker ready" + start.how(), it));
        worker.process().kill();
        var documents = start.small().documents().toString();
        var address = start.small().temporal().address();
        command(start, "holdpoint --version", "--version");
        command(start, "holdpoint plan", "plan", "line", "1.0.2", "--runbooks", documents);
        command(start, "holdpoint status ID", "status", "line-1", "--address", address);
        command(start, "holdpoint list", "list", "--all", "--address", address);
    }

    private static Started worker(Small small, Path log, Map<String, String> variables)
            throws IOException {
        int port = Ports.free(1).getFirst();
        return new Started(
                WorkerProcess.begin(
                        variables,
                        log,
                        "--address",
                        small.temporal().address(),
                        "--runbooks",
                        small.documents().toString(),
                        "--port",
                        Integer.toString(port)),
                port);
    }

    /** Asks its health until it is ready. */
    private static void ready(int port) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/readiness"))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            while (!answers(http, request)) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    private static boolean answers(HttpClient http, HttpRequest request)
            throws IOException, InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (ConnectException _) {
            return false;
        }
    }

    private void command(Start start, String what, String... words)
            throws IOException, InterruptedException {
        var name = what + start.how();
        var out = Files.createTempFile("bench", ".out");
        var builder = Packaged.holdpoint(words);
        builder.environment().putAll(start.variables());
        var begun = System.nanoTime();
        var process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        double most = 0;
        while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            most = Math.max(most, Memory.most(process.pid()).orElse(0));
        }
        note(seconds, name, (System.nanoTime() - begun) / NANOS);
        if (process.exitValue() != 0) {
            throw new AssertionError(name + ": " + Files.readString(out));
        }
        Files.delete(out);
        if (most > 0) {
            note(megabytes, name, most);
        }
    }

    private static void note(Map<String, List<Double>> where, String name, double value) {
        where.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    private void write() {
        seconds.forEach((name, all) -> {
            if (name.contains("without")) {
                paper.tells(name, Unit.SECONDS, Spread.of(all));
            } else {
                var wanted = name.startsWith("worker") ? READY : ANSWER;
                paper.aims(name, Unit.SECONDS, Spread.of(all), Aim.median(wanted));
            }
        });
        megabytes.forEach(
                (name, all) -> paper.tells(name + ": memory", Unit.MEGABYTES, Spread.of(all)));
    }
}

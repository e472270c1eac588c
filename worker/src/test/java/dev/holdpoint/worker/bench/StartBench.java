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
                        + " by turns; what Java keeps between starts is there already");
        try (var small = Small.open(folder)) {
            small.runbook("quiet");
            small.service("line", "quiet", "http://127.0.0.1:9/");
            var worker = worker(small, folder, "answering");
            ready(worker.port());
            small.delivered("line-1", "line", "1.0.1");
            // both warm up what is kept between starts
            round(small, folder, "warm");
            seconds.clear();
            megabytes.clear();
            for (int i = 1; i <= size.trials(); i++) {
                round(small, folder, "round-" + i);
            }
            worker.process().kill();
        }
        write();
    }

    private record Started(WorkerProcess process, int port) {}

    private void round(Small small, Path folder, String name)
            throws IOException, InterruptedException {
        var begun = System.nanoTime();
        var worker = worker(small, folder, name);
        ready(worker.port());
        note(seconds, "worker ready", (System.nanoTime() - begun) / NANOS);
        var memory = Memory.now(worker.process().pid());
        memory.ifPresent(it -> note(megabytes, "worker ready", it));
        worker.process().kill();
        var documents = small.documents().toString();
        var address = small.temporal().address();
        command("holdpoint --version", "--version");
        command("holdpoint plan", "plan", "line", "1.0.2", "--runbooks", documents);
        command("holdpoint status ID", "status", "line-1", "--address", address);
        command("holdpoint list", "list", "--all", "--address", address);
    }

    private static Started worker(Small small, Path folder, String name) throws IOException {
        int port = Ports.free(1).getFirst();
        return new Started(
                WorkerProcess.begin(
                        Map.of(),
                        folder.resolve(name + ".log"),
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

    private void command(String name, String... words) throws IOException, InterruptedException {
        var out = Files.createTempFile("bench", ".out");
        var begun = System.nanoTime();
        var process =
                Packaged.holdpoint(words)
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
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
            var wanted = name.startsWith("worker") ? READY : ANSWER;
            paper.aims(name, Unit.SECONDS, Spread.of(all), Aim.median(wanted));
        });
        megabytes.forEach(
                (name, all) -> paper.tells(name + ": memory", Unit.MEGABYTES, Spread.of(all)));
    }
}

package dev.holdpoint.worker.bench;

import dev.holdpoint.worker.acceptance.WorkerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** More and more deployments in a hold at the same time, on one worker beside its server. */
final class HoldsBench {
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration CADENCE = Duration.ofSeconds(5);
    private static final double KILOBYTE = 1024;
    private static final int LATE = 10;
    private static final double SECONDS_OF_A_MINUTE = 60;

    private final Size size;
    private final Paper paper;

    HoldsBench(Size size, Paper paper) {
        this.size = size;
        this.paper = paper;
    }

    void run(Path folder) throws IOException, InterruptedException {
        paper.settings(
                "Services in place whose counters are read every 5 s; one worker with -Xmx1g and no"
                        + " other settings, beside its server; %d s for each number of them"
                                .formatted(WINDOW.toSeconds()));
        try (var small = Small.open(folder);
                var counters = Counters.open()) {
            small.runbook("patient");
            for (int i = 1; i <= size.trials(); i++) {
                small.service(service(i), "patient", counters.url(service(i)));
            }
            var worker =
                    WorkerProcess.begin(
                            Map.of("HOLDPOINT_JAVA_OPTS", "-Xmx1g"),
                            folder.resolve("worker.log"),
                            WorkerProcess.serving(small.temporal().address(), small.documents()));
            worker.awaitReady();
            grow(small, counters, worker);
            worker.kill();
        }
    }

    /** A tenth, a third, all; until they no longer come to their hold. */
    private void grow(Small small, Counters counters, WorkerProcess worker) throws IOException {
        int started = 0;
        for (int many : List.of(size.trials() / 10, size.trials() / 3, size.trials())) {
            var begun = Instant.now();
            while (started < many) {
                started++;
                var _ = small.deploy(service(started) + "-run", service(started), "1.1.0");
            }
            var reached = holding(counters, many, begun);
            write(small, counters, worker, many);
            if (!reached) {
                paper.tells(
                        "of %d, how many came to their hold within %d min"
                                .formatted(many, PATIENCE.toMinutes()),
                        Unit.COUNT,
                        Spread.one(counters.lookedAt(PATIENCE)));
                return;
            }
        }
    }

    private boolean holding(Counters counters, int many, Instant begun) {
        while (counters.lookedAt(PATIENCE) < many) {
            if (Instant.now().isAfter(begun.plus(PATIENCE))) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        paper.tells(
                "%d in a hold: from the first start until all are there".formatted(many),
                Unit.SECONDS,
                Spread.one(Duration.between(begun, Instant.now()).toMillis() / 1e3));
        return true;
    }

    private void write(Small small, Counters counters, WorkerProcess worker, int many)
            throws IOException {
        long from = System.nanoTime();
        double workerBefore = Memory.seconds(worker.pid());
        double serverBefore = Memory.seconds(small.temporal().pid());
        pass(WINDOW);
        double seconds = (System.nanoTime() - from) / 1e9;
        var name = many + " in a hold: ";
        var gaps = counters.gaps(from);
        paper.aims(
                name + "between two samples of the same, of 5 s wanted",
                Unit.SECONDS,
                Spread.of(gaps.isEmpty() ? List.of(seconds) : gaps),
                Aim.p99((double) CADENCE.toSeconds() + 1));
        paper.tells(
                name + "samples more than %d s after the one before".formatted(LATE),
                Unit.COUNT,
                Spread.one((double) gaps.stream().filter(it -> it > LATE).count()));
        paper.tells(
                name + "worker, processor",
                Unit.CORES,
                Spread.one((Memory.seconds(worker.pid()) - workerBefore) / seconds));
        paper.tells(
                name + "server, processor",
                Unit.CORES,
                Spread.one((Memory.seconds(small.temporal().pid()) - serverBefore) / seconds));
        Memory.now(worker.pid())
                .ifPresent(
                        it -> paper.tells(name + "worker, memory", Unit.MEGABYTES, Spread.one(it)));
        Memory.now(small.temporal().pid())
                .ifPresent(
                        it -> paper.tells(name + "server, memory", Unit.MEGABYTES, Spread.one(it)));
        history(small, name);
    }

    /** Of the first of them, which is the longest in its hold. */
    private void history(Small small, String name) {
        var stage = small.described(service(1) + "-run:production");
        var minutes =
                Clock.seconds(Clock.instant(stage.getStartTime()), Instant.now())
                        / SECONDS_OF_A_MINUTE;
        paper.tells(
                name + "events of a stage that holds for a minute",
                Unit.COUNT,
                Spread.one(stage.getHistoryLength() / minutes));
        paper.tells(
                name + "history of a stage after %.0f min".formatted(minutes),
                Unit.KILOBYTES,
                Spread.one(stage.getHistorySizeBytes() / KILOBYTE));
    }

    private static void pass(Duration length) {
        var end = Instant.now().plus(length);
        while (Instant.now().isBefore(end)) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static String service(int number) {
        return "line-%04d".formatted(number);
    }
}

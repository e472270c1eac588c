package dev.holdpoint.worker.bench;

import dev.holdpoint.worker.chaos.Workers;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One environment that is deployed to again and again: does it stay as quick and as small? */
final class EnvironmentBench {
    private static final String SERVICE = "line";
    private static final String ENVIRONMENT = SERVICE + "@production";
    private static final int PART = 10;
    private static final double KILOBYTE = 1024;
    private static final double NANOS = 1e9;

    private final Size size;
    private final Paper paper;
    private final List<Double> acquired = new ArrayList<>();
    private final List<Double> whole = new ArrayList<>();
    private final List<Double> lengths = new ArrayList<>();
    private final List<Double> sizes = new ArrayList<>();

    EnvironmentBench(Size size, Paper paper) {
        this.size = size;
        this.paper = paper;
    }

    void run(Path folder) throws IOException {
        paper.settings("Runs of one environment, one after the other, each with one effect");
        try (var small = Small.open(folder);
                var workers = new Workers(small.temporal().address(), small.documents(), folder)) {
            small.runbook("quiet");
            small.service(SERVICE, "quiet", "http://127.0.0.1:9/");
            workers.begin();
            workers.awaitReady();
            for (int i = 1; i <= size.trials(); i++) {
                one(small, i);
            }
            write(small);
        }
    }

    private void one(Small small, int number) {
        var id = "%s-%d".formatted(SERVICE, number);
        var begun = System.nanoTime();
        small.delivered(id, SERVICE, "1.0." + number);
        whole.add((System.nanoTime() - begun) / NANOS);
        var stage = small.client().fetchHistory(id + ":production");
        var acquire = Call.first(stage.getEvents(), "AcquireEnvironment");
        acquired.add(Clock.seconds(acquire.scheduled(), acquire.completed()));
        var now = small.described(ENVIRONMENT);
        lengths.add((double) now.getHistoryLength());
        sizes.add(now.getHistorySizeBytes() / KILOBYTE);
        if (number % PART == 0) {
            System.out.printf(
                    "%d of %d: acquired in %.3f s, %d events%n",
                    number, size.trials(), acquired.getLast(), now.getHistoryLength());
        }
    }

    private void write(Small small) {
        int part = Math.max(1, acquired.size() / PART);
        var first = acquired.subList(Math.min(1, acquired.size() - 1), part);
        var last = acquired.subList(acquired.size() - part, acquired.size());
        paper.tells("runs", Unit.COUNT, Spread.one(acquired.size()));
        paper.tells(
                "taking the environment, the first tenth",
                Unit.SECONDS,
                Spread.of(first.isEmpty() ? acquired : first));
        paper.tells("taking the environment, the last tenth", Unit.SECONDS, Spread.of(last));
        paper.tells(
                "a whole run, the last tenth",
                Unit.SECONDS,
                Spread.of(whole.subList(whole.size() - part, whole.size())));
        paper.tells(
                "events of the environment's history when it was looked at",
                Unit.COUNT,
                Spread.of(lengths));
        paper.tells("its size", Unit.KILOBYTES, Spread.of(sizes));
        paper.tells(
                "histories it began, each continued as new from the one before",
                Unit.COUNT,
                Spread.one((double) histories(small)));
        paper.tells(
                "what it carries from one to the next", Unit.KILOBYTES, Spread.one(carried(small)));
    }

    private static long histories(Small small) {
        return small.stubs()
                .blockingStub()
                .countWorkflowExecutions(
                        CountWorkflowExecutionsRequest.newBuilder()
                                .setNamespace("default")
                                .setQuery("WorkflowId = '%s'".formatted(ENVIRONMENT))
                                .build())
                .getCount();
    }

    /** The input of its newest history, in kilobytes. */
    private static double carried(Small small) {
        return small.client()
                        .fetchHistory(ENVIRONMENT)
                        .getEvents()
                        .getFirst()
                        .getWorkflowExecutionStartedEventAttributes()
                        .getInput()
                        .getSerializedSize()
                / KILOBYTE;
    }
}

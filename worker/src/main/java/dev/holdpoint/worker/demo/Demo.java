package dev.holdpoint.worker.demo;

import io.grpc.StatusRuntimeException;
import io.temporal.failure.TemporalException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Three deployments of a small shop, with everything they need, from nothing to nothing. */
public final class Demo {
    private final DemoOptions options;
    private final Consumer<String> told;
    private final Cleanup cleanup = new Cleanup();
    private final DemoFolder folder;
    private volatile boolean ending;

    private Demo(DemoOptions options, Consumer<String> told, DemoFolder folder) {
        this.options = options;
        this.told = told;
        this.folder = folder;
    }

    /** Told the outcome once the deployments are over, before anything is stopped. */
    @FunctionalInterface
    public interface Audience {
        void hear(DemoReport report, List<String> table);
    }

    /**
     * Runs a demo and cleans up, also when it fails or the program is told to end.
     *
     * @param told each line of progress
     * @return whether all came out as it should
     * @throws DemoFailure when it could not be run to its end
     */
    public static boolean run(DemoOptions options, Consumer<String> told, Audience audience)
            throws InterruptedException {
        DemoFolder folder;
        try {
            folder = DemoFolder.create();
        } catch (IOException e) {
            throw new DemoFailure("No temporary folder could be made: " + e.getMessage(), e);
        }
        return new Demo(options, told, folder).run(audience);
    }

    private boolean run(Audience audience) throws InterruptedException {
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform().name("demo-cleanup").unstarted(this::interrupted));
        boolean ok = false;
        try (cleanup) {
            cleanup.add(folder::delete);
            ok = play(audience);
            return ok;
        } catch (IOException
                | UncheckedIOException
                | SQLException
                | IllegalArgumentException
                | IllegalStateException
                | StatusRuntimeException
                | TemporalException e) {
            throw new DemoFailure("The demo could not go on. " + e.getMessage(), e);
        }
    }

    private boolean play(Audience audience) throws IOException, InterruptedException, SQLException {
        var began = Instant.now();
        System.setProperty("holdpoint.log.file", folder.log().toString());
        System.setProperty("holdpoint.state", folder.path().resolve("state").toString());
        boolean ok = false;
        try {
            tell("Three deployments of a small shop under load, in about three minutes.");
            tell(
                    "All of it lies in %s and is deleted at the end; a Temporal configured here is not touched."
                            .formatted(folder.path()));
            var scene = Scene.set(options, folder, cleanup, this::tell);
            ok = perform(scene, began, audience);
            return ok;
        } finally {
            if (!ok && !ending) {
                folder.keep();
                tell("The logs are kept in " + folder.path());
            }
        }
    }

    private boolean perform(Scene scene, Instant began, Audience audience)
            throws InterruptedException {
        var trials = trials(scene);
        if (!options.serve()) {
            scene.load().close();
        }
        var took = Duration.between(began, Instant.now());
        var load = DemoReport.Load.of(scene.load().report());
        var ok = trials.stream().allMatch(TrialReport::asItShould) && load.lost() == 0;
        var report =
                new DemoReport(
                        ok,
                        scene.temporal().sentence(),
                        scene.front().sentence(),
                        took.toMillis() / 1000.0,
                        trials,
                        load);
        tell("");
        audience.hear(report, Table.lines(report));
        if (options.serve()) {
            Serving.lines(scene).forEach(this::tell);
            new CountDownLatch(1).await();
        }
        return ok;
    }

    private List<TrialReport> trials(Scene scene) throws InterruptedException {
        var reports = new ArrayList<TrialReport>();
        for (var scenario : Scenario.ALL) {
            tell("");
            tell("%s %s".formatted(scenario.id(), scenario.story()));
            var narration = new Narration(this::tell, folder.path());
            reports.add(new Trial(scenario, scene, narration).run());
        }
        return reports;
    }

    private void interrupted() {
        if (!cleanup.isOver()) {
            tell("Stopping and cleaning up ...");
        }
        ending = true;
        cleanup.close();
    }

    private void tell(String line) {
        if (!ending) {
            told.accept(line);
        }
    }
}

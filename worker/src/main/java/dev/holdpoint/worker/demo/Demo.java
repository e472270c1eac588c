package dev.holdpoint.worker.demo;

import dev.holdpoint.workflows.plan.DurationText;
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
    private volatile boolean ending;

    /**
     * @param told each line of progress
     */
    public Demo(DemoOptions options, Consumer<String> told) {
        this.options = options;
        this.told = told;
    }

    /** Asked for the report once the deployments are over, before anything is stopped. */
    @FunctionalInterface
    public interface Audience {
        void hear(DemoReport report, List<String> table);
    }

    /**
     * Runs it and cleans up.
     *
     * @return whether all came out as it should
     * @throws DemoFailure when it could not be run at all
     */
    public boolean run(Audience audience) throws InterruptedException {
        var hook = Thread.ofPlatform().name("demo-cleanup").unstarted(this::end);
        Runtime.getRuntime().addShutdownHook(hook);
        try (cleanup) {
            return play(audience);
        } catch (IOException | UncheckedIOException | SQLException e) {
            throw new DemoFailure("The demo could not be set up: " + e.getMessage(), e);
        }
    }

    private boolean play(Audience audience) throws IOException, InterruptedException, SQLException {
        var began = Instant.now();
        var folder = DemoFolder.create();
        cleanup.add(folder::delete);
        System.setProperty("holdpoint.log.file", folder.log().toString());
        tell("Everything of this demo lies in %s and goes away with it.".formatted(folder.path()));
        folder.keep();
        var scene = Scene.set(options, folder, cleanup, this::tell);
        var trials = trials(scene);
        if (!options.serve()) {
            scene.load().close();
        }
        var report = report(scene, trials, began);
        audience.hear(report, Table.lines(report));
        if (options.serve()) {
            new CountDownLatch(1).await();
        }
        return report.ok();
    }

    private List<TrialReport> trials(Scene scene) throws InterruptedException {
        var reports = new ArrayList<TrialReport>();
        for (var scenario : Scenario.ALL) {
            tell("");
            tell("%s: %s".formatted(scenario.id(), scenario.story()));
            var narration = new Narration(this::tell);
            var report =
                    new Trial(scenario, scene.worker().client(), scene.load(), narration).run();
            reports.add(report);
            tell("  => " + report.sentence());
        }
        return reports;
    }

    private DemoReport report(Scene scene, List<TrialReport> trials, Instant began) {
        var load = DemoReport.Load.of(scene.load().report());
        var ok = trials.stream().allMatch(TrialReport::asItShould) && load.lost() == 0;
        var took = Duration.between(began, Instant.now());
        tell("");
        tell("The demo took %s.".formatted(DurationText.of(took)));
        return new DemoReport(
                ok,
                scene.temporal().sentence(),
                options.gateway().name(),
                took.toMillis() / 1000.0,
                trials,
                load);
    }

    private void end() {
        ending = true;
        cleanup.close();
    }

    private void tell(String line) {
        if (!ending) {
            told.accept(line);
        }
    }
}

package dev.holdpoint.workflows.stage;

import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;

/** The judge stays awake between holds: a look each minute while the candidate serves anyone. */
final class Vigil {
    private static final Duration EACH = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final Execution run;
    private final Breaches breaches;
    private int holds;

    Vigil(Execution run, Breaches breaches) {
        this.run = run;
        this.breaches = breaches;
    }

    /** A hold begins; it samples by itself. */
    void holdBegins() {
        holds++;
    }

    void holdEnds() {
        holds--;
    }

    /** Looks until the stage ends; runs beside the steps. */
    void keep() {
        while (!run.stop.decided()) {
            Workflow.await(() -> due() || run.stop.decided());
            var started = Moment.now();
            if (due()) {
                breaches.act(
                        new Sampling(run)
                                .observe(
                                        "look while other steps run",
                                        LOOK,
                                        List.of(),
                                        true,
                                        () -> !due() || run.stop.decided()));
            }
            var rest = Duration.between(Moment.now(), started.plus(EACH));
            if (rest.isPositive()) {
                Workflow.await(rest, run.stop::decided);
            }
        }
    }

    private boolean due() {
        return run.bench.exposed() && holds == 0;
    }
}

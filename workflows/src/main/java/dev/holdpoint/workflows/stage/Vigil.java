package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Beside;
import dev.holdpoint.workflows.call.Wait;
import dev.holdpoint.workflows.judge.Ruling;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The judge stays awake between holds: a look each minute while the candidate serves anyone. */
final class Vigil {
    private static final Duration EACH = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final Execution run;
    private final Breaches breaches;
    private int holds;
    private boolean looking;

    Vigil(Execution run, Breaches breaches) {
        this.run = run;
        this.breaches = breaches;
    }

    /** A hold begins; it samples by itself, once a look under way is over. */
    void holdBegins() {
        holds++;
        Workflow.await(() -> !looking);
    }

    void holdEnds() {
        holds--;
    }

    /** A hold waits for a person: the judge must not sleep meanwhile. */
    <T> T whileAsking(Supplier<T> question) {
        holds--;
        try {
            return question.get();
        } finally {
            holds++;
        }
    }

    /** Looks until the stage ends; runs beside the steps. */
    void keep() {
        while (!run.stop.decided()) {
            Workflow.await(() -> due() || run.stop.decided());
            boolean interrupted =
                    Wait.atMost(
                            EACH,
                            "look at what users get each minute",
                            () -> !due() || run.stop.decided());
            if (!interrupted) {
                look();
            }
        }
    }

    private void look() {
        looking = true;
        Ruling ruling;
        try {
            ruling =
                    new Sampling(run)
                            .observe(
                                    "look while other steps run",
                                    LOOK,
                                    List.of(),
                                    true,
                                    () -> !due() || run.stop.decided());
        } finally {
            looking = false;
        }
        // a question that this opens must not put the judge to sleep
        Beside.run(() -> breaches.act(ruling));
    }

    private boolean due() {
        return run.bench.exposed() && holds == 0;
    }
}

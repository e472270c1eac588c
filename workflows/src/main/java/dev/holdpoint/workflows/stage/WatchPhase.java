package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Stage;
import dev.holdpoint.workflows.runbook.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A phase of a watch as it is shown, with its times. */
record WatchPhase(PlannedStep step, Instant begins, Instant ends, Duration every) {
    private static final Duration LOOK = Duration.ofSeconds(10);

    /** One after the other, from a moment on. */
    static List<WatchPhase> of(List<Stage.WatchPhase> planned, Instant since) {
        var phases = new ArrayList<WatchPhase>();
        var begins = since;
        for (var phase : planned) {
            var ends = begins.plus(phase.length());
            phases.add(new WatchPhase(step(phases.size() + 1, phase), begins, ends, phase.every()));
            begins = ends;
        }
        return List.copyOf(phases);
    }

    private static PlannedStep step(int number, Stage.WatchPhase phase) {
        var sentence =
                "watch for %s, a look each %s"
                        .formatted(DurationText.of(phase.length()), DurationText.of(phase.every()));
        return PlannedStep.of(
                "watch/phase-" + number,
                new Step.Hold(Step.Common.NONE, phase.length(), phase.every(), List.of()),
                sentence);
    }

    /** How long a look takes. */
    Duration look() {
        return every.compareTo(LOOK) < 0 ? every : LOOK;
    }

    /** What lies between two looks: they keep their pace. */
    Duration rest() {
        return every.minus(look());
    }
}

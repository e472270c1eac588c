package dev.holdpoint.workflows.deployment;

import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.status.State;
import java.time.Instant;

/** Compiles and tells; takes nothing and changes nothing. */
record DryRun(Plan plan, Progress progress) {
    DeploymentOutcome run(Instant started) {
        var steps = plan.stages().stream().mapToInt(s -> s.steps().size()).sum();
        var sentence =
                "Dry run: %s %s would run %d stages with %d steps, plan %s; nothing was taken or changed. The query plan shows them."
                        .formatted(
                                plan.request().service(),
                                plan.request().version(),
                                plan.stages().size(),
                                steps,
                                plan.hash());
        progress.over(State.STOPPED, sentence);
        return new DeploymentOutcome(
                DeploymentOutcome.DRY_RUN,
                sentence,
                plan.request().service(),
                plan.request().version(),
                plan.artifact().digest(),
                plan.hash(),
                started,
                Moment.now(),
                null,
                null,
                progress.stages());
    }
}

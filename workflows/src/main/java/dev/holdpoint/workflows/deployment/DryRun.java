package dev.holdpoint.workflows.deployment;

import dev.holdpoint.workflows.call.Beside;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.stage.DryChecks;
import dev.holdpoint.workflows.stage.Ending;
import dev.holdpoint.workflows.stage.Stop;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.wire.FailureTypes;
import dev.holdpoint.workflows.wire.Sentence;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compiles, runs what checks without effect, and tells; takes nothing and changes nothing. What it
 * finds is said in its outcome, for nothing was to be delivered that could fail.
 *
 * @param aborted what a person decided; null while nobody did
 */
record DryRun(Plan plan, Progress progress, Supplier<@Nullable Ending> aborted) {
    DeploymentOutcome run(Instant started) {
        var stop = new Stop();
        Beside.run(() -> {
            Workflow.await(() -> aborted.get() != null);
            stop.decide(Objects.requireNonNull(aborted.get()));
        });
        var found = new DryChecks(plan, stop, progress::reported).run();
        var ending = stop.ending();
        if (ending != null) {
            var sentence = "The dry run of %s ended: %s.".formatted(what(), ending.why());
            progress.over(State.STOPPED, sentence);
            throw Sentence.failure(FailureTypes.ABORTED, sentence);
        }
        var steps = plan.stages().stream().mapToInt(s -> s.steps().size()).sum();
        var sentence =
                "Dry run: %s would run %d stages with %d steps, plan %s; nothing was taken or changed. %s"
                        .formatted(what(), plan.stages().size(), steps, plan.hash(), found);
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

    private String what() {
        return plan.request().service() + " " + plan.request().version();
    }
}

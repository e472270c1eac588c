package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Place;
import dev.holdpoint.workflows.runbook.Step;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.util.Objects;
import java.util.function.Supplier;

/** What stands in stable's place: looked at before users return to it, and proven after. */
final class StableKnown {
    private final Execution run;
    private final Bound bound;
    private final boolean force;
    private final Supplier<StepEnd> gate;
    private boolean restarted;

    /**
     * @param force replace a version that nobody knows
     * @param gate what stable has to pass before users return to it, where it was started anew
     */
    StableKnown(Execution run, Bound bound, boolean force, Supplier<StepEnd> gate) {
        this.run = run;
        this.bound = bound;
        this.force = force;
        this.gate = gate;
    }

    /**
     * Sees that users can return to stable: started again where it does not run, never in the place
     * of a version that nobody knows. A look that fails does not delay their return.
     */
    StepEnd ready(PlannedStep step) {
        Release seen;
        try {
            seen = run.ports.glance(step.sentence()).currentRelease(target());
        } catch (ActivityFailure e) {
            return StepEnd.done("it could not be looked at before: " + Failures.sentence(e));
        }
        if (unknown(seen) && !force) {
            return StepEnd.failed(unknownThere(seen));
        }
        if (!run.slots() || is(seen)) {
            return restarted ? gate.get() : StepEnd.done(seen.evidence());
        }
        run.board.happened(
                "%s is put back first: %s %s"
                        .formatted(
                                stable(),
                                where(),
                                seen.running() ? "runs " + seen.named() : "runs nothing"));
        var put = new DeployRunner(run).run(step, Step.Deploy.STABLE);
        restarted = true;
        return put instanceof StepEnd.Done ? gate.get() : put;
    }

    private String unknownThere(Release seen) {
        var request = run.plan.request();
        return "%s runs %s, which is neither stable %s nor what this run brought; users stay where they are. Put %s back by hand and it goes on by itself. Or give this rollback up: temporal workflow update execute -w %s --name abort -i '{\"by\":\"YOU\",\"comment\":\"WHY\"}'; then give everything to %s by hand and send adopt to the environment to keep what runs there, or start Rollback with \"force\":true to replace it: temporal workflow start --type Rollback --task-queue holdpoint -i '{\"service\":\"%s\",\"environment\":\"%s\",\"by\":\"YOU\",\"reason\":\"WHY\",\"force\":true}'"
                .formatted(
                        where(),
                        seen.named(),
                        stable(),
                        stable(),
                        Workflow.getInfo().getWorkflowId(),
                        where(),
                        request.service(),
                        bound.environment().name());
    }

    /** Sees that stable runs in its place. */
    StepEnd proven(PlannedStep step) {
        var seen = run.ports.releases(step.sentence()).currentRelease(target());
        return is(seen)
                ? StepEnd.done(seen.evidence())
                : StepEnd.failed(
                        "%s %s and not %s"
                                .formatted(
                                        where(),
                                        seen.running() ? "runs " + seen.named() : "runs nothing",
                                        stable()));
    }

    private boolean is(Release seen) {
        return seen.running() && Objects.equals(seen.version(), stable());
    }

    private boolean unknown(Release seen) {
        var version = seen.version();
        boolean known = stable().equals(version) || Places.brought(run).equals(version);
        return seen.running() && !known;
    }

    private String stable() {
        return bound.stable() == null ? "nothing" : String.valueOf(bound.stable().version());
    }

    private String where() {
        return run.named(bound.stableSlot());
    }

    private Target target() {
        return run.at(Place.STABLE, Needs.deploy(run));
    }
}

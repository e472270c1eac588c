package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.plan.PlannedEnvironment;
import dev.holdpoint.workflows.port.HandsActivities.HandsCall;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import io.temporal.failure.ActivityFailure;
import org.jspecify.annotations.Nullable;

/** The way back as commands for hands: the worker itself may be what is broken. */
final class Hands {
    private Hands() {}

    /** Writes them on the board; that it could not be done is an event, for the run can go on. */
    static void write(Execution run, Bound bound) {
        PlannedEnvironment environment = bound.environment();
        var call =
                new HandsCall(
                        target(run, bound, environment.deploy()),
                        target(run, bound, environment.traffic()),
                        bound.stableSlot());
        try {
            run.board.writtenForHands(run.ports.hands().byHand(call));
        } catch (ActivityFailure e) {
            run.board.happened("the undo for hands could not be written: " + Failures.sentence(e));
        }
    }

    private static @Nullable Target target(Execution run, Bound bound, @Nullable Binding adapter) {
        return adapter == null ? null : run.references().inSlot(bound.stableSlot(), true, adapter);
    }
}

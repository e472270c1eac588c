package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.status.Awaiting;
import dev.holdpoint.workflows.status.Snapshot;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.status.Status;
import java.util.List;

/** The status of a stage by itself. */
public final class Awaited {
    private Awaited() {}

    /** A stage's snapshot as a status of its own. */
    public static Status status(Plan plan, Snapshot snapshot, String workflowId) {
        boolean over = snapshot.stage().ended() != null;
        var request = plan.request();
        return new Status(
                "%s %s: %s".formatted(request.service(), request.version(), snapshot.headline()),
                snapshot.why(),
                over ? "nothing, it is over" : snapshot.next(),
                Awaiting.sentence(workflowId, snapshot.questions()),
                over ? "it is over" : Awaiting.stop(workflowId),
                over ? last(snapshot) : snapshot.state(),
                request.service(),
                request.version(),
                snapshot.stage().environment(),
                plan.hash(),
                plan.artifact().digest(),
                workflowId,
                List.of(snapshot.stage()),
                snapshot.questions(),
                snapshot.hold(),
                snapshot.verdicts(),
                snapshot.shares(),
                snapshot.events(),
                snapshot.byHand(),
                over ? snapshot.why() : null);
    }

    /** A stage's own last state; the deployment goes on after it and shows another. */
    private static State last(Snapshot snapshot) {
        if (!snapshot.stage().state().equals("passed")) {
            return State.STOPPED;
        }
        return switch (snapshot.state()) {
            case ROLLING_BACK, ROLLBACK_FAILED -> State.ROLLED_BACK;
            case COMPILING,
                    WAITING_WINDOW,
                    WAITING_ENVIRONMENT,
                    RUNNING,
                    HOLDING,
                    WAITING_PERSON,
                    PAUSED,
                    DELIVERED,
                    ROLLED_BACK,
                    STOPPED,
                    FREE ->
                    State.DELIVERED;
        };
    }
}

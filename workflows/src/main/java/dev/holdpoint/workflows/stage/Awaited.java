package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.status.Awaiting;
import dev.holdpoint.workflows.status.Snapshot;
import dev.holdpoint.workflows.status.Status;
import java.util.List;

/** The status of a stage by itself. */
public final class Awaited {
    private Awaited() {}

    /** A stage's snapshot as a status of its own. */
    public static Status status(Snapshot snapshot, String workflowId) {
        boolean over = snapshot.stage().ended() != null;
        return new Status(
                snapshot.headline(),
                snapshot.why(),
                snapshot.next(),
                Awaiting.sentence(workflowId, snapshot.questions()),
                over ? "it is over" : Awaiting.stop(workflowId),
                snapshot.state(),
                snapshot.stage().name(),
                "",
                snapshot.stage().environment(),
                null,
                null,
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
}

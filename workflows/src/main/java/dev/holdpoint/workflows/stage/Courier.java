package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.command.Acknowledgement;
import dev.holdpoint.workflows.status.Snapshot;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ExternalWorkflowStub;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries snapshots and acknowledgements to the deployment, one at a time, the newest only. */
public final class Courier {
    /** The signal that carries. */
    public static final String SIGNAL = "stageReport";

    private final @Nullable String parent;
    private final Supplier<Snapshot> newest;
    private final List<Acknowledgement> waiting = new ArrayList<>();
    private boolean changed;
    private boolean lost;
    private boolean under;
    private boolean over;

    Courier(@Nullable String parent, Supplier<Snapshot> newest) {
        this.parent = parent;
        this.newest = newest;
    }

    /**
     * A message to the deployment.
     *
     * @param runId the first run of the stage, which a reset of it keeps: a deployment that was
     *     reset may hear one that is not its own
     */
    public record Report(String runId, Snapshot snapshot, List<Acknowledgement> acknowledged) {
        public Report {
            acknowledged = List.copyOf(acknowledged);
        }
    }

    void changed() {
        changed = true;
    }

    void acknowledge(Acknowledgement acknowledgement) {
        waiting.add(acknowledgement);
        changed = true;
    }

    /** What could not be carried any more: the last word is the result. */
    List<Acknowledgement> left() {
        return List.copyOf(waiting);
    }

    /** What begins in the same moment shows itself first, so that one word tells all of it. */
    private static void letOthersShow() {
        Async.procedure(() -> {}).get();
    }

    /** Carries until the stage ends; runs beside the steps. */
    void carry() {
        if (parent == null) {
            return;
        }
        ExternalWorkflowStub stub = Workflow.newUntypedExternalWorkflowStub(parent);
        while (!lost && !over) {
            Workflow.await(() -> changed || over);
            letOthersShow();
            if (over) {
                return;
            }
            changed = false;
            var told = List.copyOf(waiting);
            under = true;
            try {
                stub.signal(
                        SIGNAL,
                        new Report(
                                Workflow.getInfo().getFirstExecutionRunId(), newest.get(), told));
                waiting.removeAll(told);
            } catch (ApplicationFailure e) {
                // the deployment is gone; the environment notices and this stage is cancelled
                Workflow.getLogger(Courier.class)
                        .warn(
                                "the deployment {} cannot be told: {}",
                                parent,
                                e.getOriginalMessage());
                lost = true;
            } finally {
                under = false;
            }
        }
    }

    /** Carries no more; a word under way arrives before the stage closes, or not at all. */
    void finish() {
        over = true;
        Workflow.await(() -> !under);
    }
}

package dev.holdpoint.workflows.call;

import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;

/** Work that goes on beside the steps. */
public final class Beside {
    private Beside() {}

    /** Starts it; that it is stopped with what it accompanies is its ordinary end. */
    public static void run(Runnable work) {
        Async.procedure(() -> {
            try {
                work.run();
            } catch (CanceledFailure e) {
                Workflow.getLogger(Beside.class).debug("ended with what it accompanied", e);
            }
        });
    }
}

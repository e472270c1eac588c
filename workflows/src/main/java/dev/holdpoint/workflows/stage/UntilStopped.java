package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Wait;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs work so that a decision to stop ends it at once. */
final class UntilStopped {
    private final Stop stop;

    UntilStopped(Stop stop) {
        this.stop = stop;
    }

    /**
     * Runs it to its end or to the decision.
     *
     * @param patience how long a decision waits for what was under way, after it told it to stop: a
     *     try of it may still land, but no other one begins; null not to wait
     * @return how the work ended; {@link StepEnd.Ends} when it was stopped
     */
    StepEnd run(@Nullable Duration patience, Supplier<StepEnd> work) {
        var running = new ArrayList<Promise<StepEnd>>();
        var scope = Workflow.newCancellationScope(() -> running.add(Async.function(work::get)));
        scope.run();
        var promise = running.getFirst();
        Workflow.await(() -> promise.isCompleted() || stop.decided());
        var ending = stop.ending();
        if (ending == null) {
            return promise.get();
        }
        scope.cancel();
        if (patience != null) {
            Wait.atMost(patience, "the end of a shift under way", promise::isCompleted);
        }
        return new StepEnd.Ends(ending);
    }
}

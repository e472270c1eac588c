package dev.holdpoint.workflows.call;

import dev.holdpoint.workflows.wire.FailureTypes;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;

/** A cancel request, which is an abort: nothing under way is torn off by it. */
public final class Cancel {
    private Cancel() {}

    /**
     * Does all the work of a workflow.
     *
     * @param aborted hears of a cancel request, with the reason or null
     * @throws CanceledFailure where the abort that the request became ended it, as Temporal's users
     *     expect
     */
    public static <T> T isAbort(Functions.Proc1<String> aborted, Functions.Func<T> work) {
        var scope = CancellationScope.current();
        scope.getCancellationRequest()
                .thenApply(reason -> {
                    aborted.apply(reason);
                    return reason;
                });
        var outcome = new ArrayList<T>();
        try {
            Workflow.newDetachedCancellationScope(() -> outcome.add(work.apply())).run();
        } catch (ApplicationFailure e) {
            answerEveryone();
            throw scope.isCancelRequested() && e.getType().equals(FailureTypes.ABORTED)
                    ? new CanceledFailure(e.getOriginalMessage())
                    : e;
        }
        answerEveryone();
        return outcome.getFirst();
    }

    /** An update that ended the work is answered, too, before the workflow closes. */
    private static void answerEveryone() {
        Workflow.newDetachedCancellationScope(
                        () -> Workflow.await(Workflow::isEveryHandlerFinished))
                .run();
    }
}

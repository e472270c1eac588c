package dev.holdpoint.workflows.environment;

import dev.holdpoint.workflows.call.Beside;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.call.Ports;
import dev.holdpoint.workflows.call.Wait;
import dev.holdpoint.workflows.environment.protocol.EnvironmentActivities.Followed;
import dev.holdpoint.workflows.wire.Names;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;

/** Follows the holder: one that is gone without a word never leaves its candidate with users. */
final class Guard {
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final Books books;
    private final BringingBack back;

    Guard(Books books, BringingBack back) {
        this.books = books;
        this.back = back;
    }

    /**
     * Follows the holder until it hands back or is gone. What follows is never cancelled: it ends
     * by itself within a minute, and a cancel that crosses its end hangs the in-process server.
     */
    void watch(Holder holder) {
        var started = Moment.now();
        var following =
                Async.function(
                        Ports.follow("follow " + holder.workflowId())::follow,
                        holder.workflowId(),
                        holder.runId(),
                        LOOK);
        Workflow.await(() -> following.isCompleted() || changed(holder));
        if (changed(holder)) {
            return;
        }
        if (following.getFailure() == null && following.get().closed()) {
            lost(holder, following.get());
            return;
        }
        Wait.atMost(
                Duration.between(Moment.now(), started.plus(LOOK)),
                "follow " + holder.workflowId(),
                () -> changed(holder));
    }

    private boolean changed(Holder holder) {
        var now = books.memory().holder();
        return now == null || !now.is(holder.workflowId(), holder.runId()) || back.due();
    }

    /** A holder that is gone without a word: what it changed is taken back. */
    private void lost(Holder holder, Followed end) {
        // a hand-back may be on its way; the run's own last word counts more than ours
        Wait.atMost(
                Duration.ofSeconds(2),
                "a last word of " + holder.workflowId(),
                () -> changed(holder));
        // what it announced while it was followed counts, too
        var last = books.memory().holder();
        if (last == null || changed(holder)) {
            return;
        }
        var why =
                "%s is gone (%s) without handing %s back"
                        .formatted(holder.workflowId(), words(end), books.memory().id());
        books.happened(why);
        if (last.touched()) {
            Instant now = Moment.now();
            back.begin(
                    last,
                    new BringingBack.Order(
                            why, now, "the environment", false, last.plan().onLost()));
        } else {
            books.set(books.memory().heldBy(null));
        }
        Beside.run(() -> stop(last));
    }

    private static String words(Followed end) {
        var why = end.outcome();
        return end.status().equals("Terminated") && why != null && !why.isBlank()
                ? "Terminated: " + why
                : end.status();
    }

    /** A run that was reset leaves its stages behind, which would go on by themselves. */
    private static void stop(Holder holder) {
        for (var stage : holder.stages()) {
            try {
                Workflow.newUntypedExternalWorkflowStub(
                                WorkflowExecution.newBuilder()
                                        .setWorkflowId(stage.workflowId())
                                        .setRunId(stage.runId())
                                        .build())
                        .signal(Names.ORPHANED);
            } catch (ApplicationFailure e) {
                Workflow.getLogger(Guard.class)
                        .debug("{} has ended: {}", stage.workflowId(), e.getOriginalMessage());
            }
        }
    }
}

package dev.holdpoint.workflows.environment;

import dev.holdpoint.workflows.call.Beside;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.environment.protocol.Intend;
import dev.holdpoint.workflows.environment.protocol.RequestRollback;
import dev.holdpoint.workflows.environment.protocol.RollbackOrder;
import dev.holdpoint.workflows.environment.protocol.RollbackStarted;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who may have stable brought back, and from which run. */
final class RollbackRequests {
    private final Books books;
    private final BringingBack back;
    private final Watching watching;

    RollbackRequests(Books books, BringingBack back, Watching watching) {
        this.books = books;
        this.back = back;
        this.watching = watching;
    }

    private Memory memory() {
        return books.memory();
    }

    RollbackStarted rollback(RequestRollback message) {
        var known = back.id();
        if (known != null) {
            if (message.holder() == null && back.asking()) {
                Beside.run(() -> order(known, message));
            }
            return RollbackStarted.as(known);
        }
        var last = memory().last();
        if (watching.is(message.holder()) && last != null) {
            return begin(last, message);
        }
        var holder = memory().holder();
        if (holder != null && holder.workflowId().equals(message.holder())) {
            return holder.touched() ? begin(holder, message) : RollbackStarted.UNTOUCHED;
        }
        var changed = message.changed();
        if (changed != null) {
            return holder == null ? forgotten(message, changed) : held(holder);
        }
        return asked(holder, message);
    }

    private RollbackStarted begin(Holder subject, RequestRollback message) {
        return RollbackStarted.as(back.begin(subject, BringingBack.Order.of(message)));
    }

    /** A run that this environment does not remember, because somebody ended it meanwhile. */
    private static Holder subject(RequestRollback message, RequestRollback.Changed changed) {
        var intents =
                changed.reached().stream()
                        .map(kind ->
                                new Intend(
                                        String.valueOf(message.holder()),
                                        changed.runId(),
                                        null,
                                        kind,
                                        kind,
                                        kind))
                        .toList();
        var request = changed.plan().request();
        return new Holder(
                String.valueOf(message.holder()),
                changed.runId(),
                request.service() + " " + request.version(),
                changed.plan(),
                changed.bound(),
                intents,
                Moment.now());
    }

    /** Only one that remembers nothing, because somebody ended it, learns what was changed. */
    private RollbackStarted forgotten(RequestRollback message, RequestRollback.Changed changed) {
        if (memory().blank()) {
            return begin(subject(message, changed), message);
        }
        return memory().why() == null
                ? RollbackStarted.UNTOUCHED
                : RollbackStarted.refused(
                        "%s does not hold %s any more, which is not settled: %s."
                                .formatted(message.holder(), memory().id(), memory().why()));
    }

    /** A person who wants stable back is not asked once more whether he does. */
    private void order(String rollback, RequestRollback message) {
        try {
            Workflow.newUntypedExternalWorkflowStub(rollback)
                    .signal(
                            RollbackOrder.SIGNAL,
                            new RollbackOrder(message.by(), message.reason()));
        } catch (ApplicationFailure e) {
            books.happened(
                    "%s could not be told to begin: %s"
                            .formatted(rollback, e.getOriginalMessage()));
        }
    }

    private RollbackStarted held(Holder holder) {
        return RollbackStarted.refused(
                "%s is held by %s (%s) meanwhile."
                        .formatted(memory().id(), holder.label(), holder.workflowId()));
    }

    /** A person asks: from the run that holds it, else from the last one that changed it. */
    private RollbackStarted asked(@Nullable Holder holder, RequestRollback message) {
        if (holder != null && !holder.touched()) {
            return RollbackStarted.refused(
                    "%s is held by %s (%s), which has changed nothing yet. Abort that first, then start Rollback again."
                            .formatted(memory().id(), holder.label(), holder.workflowId()));
        }
        var subject = holder == null ? memory().last() : holder;
        if (subject == null || subject.bound() == null) {
            return RollbackStarted.refused(
                    "%s remembers no run that changed it, so there is nothing to bring back."
                            .formatted(memory().id()));
        }
        var begun = begin(subject, message);
        if (holder != null) {
            stop(holder, message);
        }
        return begun;
    }

    /** The holder has to stop; nobody waits until it has. */
    void stop(Holder holder, RequestRollback message) {
        Beside.run(() -> abort(holder, message));
    }

    private void abort(Holder holder, RequestRollback message) {
        try {
            Workflow.newUntypedExternalWorkflowStub(holder.workflowId())
                    .signal("abort", Map.of("by", message.by(), "comment", message.reason()));
        } catch (ApplicationFailure e) {
            books.happened(
                    "%s could not be told to stop: %s"
                            .formatted(holder.workflowId(), e.getOriginalMessage()));
        }
    }
}

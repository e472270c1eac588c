package dev.holdpoint.workflows.environment;

import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.environment.protocol.Acquire;
import dev.holdpoint.workflows.environment.protocol.Bind;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.environment.protocol.Grant;
import dev.holdpoint.workflows.environment.protocol.HandBack;
import dev.holdpoint.workflows.environment.protocol.HandedBack;
import dev.holdpoint.workflows.environment.protocol.Intend;
import dev.holdpoint.workflows.environment.protocol.Settled;
import dev.holdpoint.workflows.environment.protocol.SlotRecord;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.wire.FailureTypes;
import dev.holdpoint.workflows.wire.Sentence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who holds the environment: what a run says when it takes it, changes it and hands it back. */
final class Tenancy {
    private final Books books;
    private final BringingBack back;
    private final Watching watching;

    Tenancy(Books books, BringingBack back, Watching watching) {
        this.books = books;
        this.back = back;
        this.watching = watching;
    }

    private Memory memory() {
        return books.memory();
    }

    Grant acquire(Acquire message) {
        books.set(memory().onServerWith(message.searchAttributes()));
        var refused = refused(message);
        if (refused != null) {
            return refused;
        }
        var kept = memory().holder() == null ? memory().kept() : null;
        if (kept != null && !message.takesKept()) {
            return new Grant(false, null, false, null, Map.of(), null, kept);
        }
        if (!watching.ended(message.label() + " (" + message.holder() + ")")) {
            return refuse(
                    "%s is watched by %s, which does not end; look at it, then start again."
                            .formatted(memory().id(), books.watch()),
                    false);
        }
        // what it was waited for may have changed meanwhile
        var now = refused(message);
        return now == null ? granted(message) : now;
    }

    private @Nullable Grant refused(Acquire message) {
        var holder = memory().holder();
        if (back.due()) {
            return refuse(
                    "%s is being brought back to stable by %s; wait for its end."
                            .formatted(memory().id(), back.id()),
                    false);
        }
        if (holder != null && !holder.is(message.holder(), message.runId())) {
            return refuse(
                    "%s is held by %s (%s) since %s; wait for its end or abort it."
                            .formatted(
                                    memory().id(),
                                    holder.label(),
                                    holder.workflowId(),
                                    holder.since()),
                    holder.workflowId().equals(message.holder()));
        }
        if (memory().why() != null) {
            return refuse(
                    "%s is not settled: %s. When one proven version has all the traffic, send adopt to %s."
                            .formatted(memory().id(), memory().why(), memory().id()),
                    true);
        }
        return null;
    }

    private Grant granted(Acquire message) {
        if (memory().holder() == null) {
            books.set(
                    memory().heldBy(
                                    new Holder(
                                            message.holder(),
                                            message.runId(),
                                            message.label(),
                                            message.plan(),
                                            null,
                                            List.of(),
                                            Moment.now())));
            books.happened("taken by %s (%s)".formatted(message.label(), message.holder()));
        }
        return new Grant(true, null, false, memory().settled(), memory().proven(), former(), null);
    }

    private @Nullable Bound former() {
        var last = memory().last();
        return last == null ? null : last.bound();
    }

    private static Grant refuse(String why, boolean unsettled) {
        return new Grant(false, why, unsettled, null, Map.of(), null, null);
    }

    void bind(Bind message) {
        var holder = demandHolder(message.holder(), message.runId());
        books.set(memory().heldBy(holder.bound(message.bound())));
    }

    void intend(Intend message) {
        var holder = demandHolder(message.holder(), message.runId());
        var now = memory().heldBy(holder.intending(message));
        books.set(message.changes() ? now.watching(null) : now);
    }

    private Holder demandHolder(String workflowId, String runId) {
        var holder = memory().holder();
        if (holder == null || !holder.is(workflowId, runId) || back.due()) {
            throw Sentence.failure(
                    FailureTypes.ENVIRONMENT_LOCKED,
                    "%s does not hold %s any more%s; nothing more may be changed by it."
                            .formatted(
                                    workflowId,
                                    memory().id(),
                                    !back.due() ? "" : ", it is being rolled back"));
        }
        return holder;
    }

    HandedBack handBack(HandBack message) {
        var holder = memory().holder();
        var rollback = back.id();
        if (rollback != null) {
            return HandedBack.to(rollback);
        }
        if (memory().blank()) {
            books.set(
                    memory().proving(message.proven())
                            .knowing(settled(message), unsettled(message)));
            books.happened(
                    "somebody ended the environment before; %s hands it back: %s"
                            .formatted(message.holder(), message.outcome()));
            return HandedBack.DONE;
        }
        if (holder == null || !holder.is(message.holder(), message.runId())) {
            return HandedBack.refused(
                    "%s did not hold %s any more".formatted(message.holder(), memory().id()));
        }
        if (holder.bound() == null) {
            // it fixed nothing, so it changed nothing and knows no better than we do
            books.set(memory().heldBy(null));
            books.happened(
                    "handed back untouched by %s: %s".formatted(holder.label(), message.outcome()));
            return HandedBack.DONE;
        }
        books.set(
                memory().heldBy(null)
                        .proving(message.proven())
                        .knowing(settled(message), unsettled(message)));
        books.happened("handed back by %s: %s".formatted(holder.label(), message.outcome()));
        return watched(holder, message);
    }

    /** What was delivered where its plan wants it watched is. */
    private HandedBack watched(Holder holder, HandBack message) {
        var planned = holder.plan().watch();
        var delivered = message.delivered();
        if (planned == null
                || delivered == null
                || !holder.touched()
                || !message.settled()
                || !planned.environment().equals(memory().environment())) {
            return HandedBack.DONE;
        }
        books.set(memory().watching(new Watched(delivered, Moment.now(), null)));
        return HandedBack.watchedBy(watching.next(1));
    }

    private static @Nullable String unsettled(HandBack message) {
        return message.settled()
                ? null
                : "%s ended and left: %s"
                        .formatted(
                                message.holder(),
                                String.join(
                                        "; ",
                                        message.observed().stream()
                                                .map(Release::evidence)
                                                .toList()));
    }

    private static @Nullable Settled settled(HandBack message) {
        if (!message.settled() || message.stableSlot() == null) {
            return null;
        }
        var slots = new LinkedHashMap<String, SlotRecord>();
        for (var release : message.observed()) {
            if (release.running()) {
                slots.put(
                        release.slot() == null ? "service" : release.slot(),
                        new SlotRecord(
                                release.version(),
                                release.artifact(),
                                Moment.now(),
                                message.holder()));
            }
        }
        return new Settled(message.stableSlot(), slots, Moment.now(), message.holder());
    }
}

package dev.holdpoint.workflows.environment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.call.Beside;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.environment.protocol.Acquire;
import dev.holdpoint.workflows.environment.protocol.Bind;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.environment.protocol.EnvironmentStatus;
import dev.holdpoint.workflows.environment.protocol.Grant;
import dev.holdpoint.workflows.environment.protocol.HandBack;
import dev.holdpoint.workflows.environment.protocol.HandedBack;
import dev.holdpoint.workflows.environment.protocol.Intend;
import dev.holdpoint.workflows.environment.protocol.RequestRollback;
import dev.holdpoint.workflows.environment.protocol.RollbackStarted;
import dev.holdpoint.workflows.environment.protocol.RollbackWord;
import dev.holdpoint.workflows.environment.protocol.Settled;
import dev.holdpoint.workflows.environment.protocol.SlotRecord;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.wire.FailureTypes;
import dev.holdpoint.workflows.wire.Payloads;
import dev.holdpoint.workflows.wire.Sentence;
import dev.holdpoint.workflows.wire.StrictReader;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The environment as Temporal runs it. */
public final class EnvironmentWorkflow implements Environment {
    private final Books books = new Books();
    private final BringingBack back = new BringingBack(books);
    private final Guard guard = new Guard(books, back);
    private boolean begun;

    @Override
    public void run(@Nullable JsonNode input) {
        books.set(read(input));
        begun = true;
        while (true) {
            Workflow.await(() -> memory().holder() != null || back.due() || tired());
            var holder = memory().holder();
            if (back.due()) {
                back.run();
            } else if (holder != null) {
                guard.watch(holder);
            }
            if (tired() && !back.due()) {
                renew();
            }
        }
    }

    /** Begins a new history; not when a handler promised a rollback in the last moment. */
    private void renew() {
        Workflow.await(Workflow::isEveryHandlerFinished);
        if (!back.due()) {
            var input = Payloads.mapper().createObjectNode();
            Workflow.continueAsNew(
                    input.<JsonNode>set("memory", Payloads.mapper().valueToTree(memory())));
        }
    }

    private static boolean tired() {
        return Workflow.getInfo().isContinueAsNewSuggested();
    }

    private Memory memory() {
        return books.memory();
    }

    /** What a start needs. */
    public record Start(String service, String environment) {}

    private static Memory read(@Nullable JsonNode input) {
        if (input != null && input.has("memory")) {
            return Payloads.mapper().convertValue(input.get("memory"), Memory.class);
        }
        try {
            var start = StrictReader.read(input, Start.class, "The input of Environment");
            return Memory.empty(start.service(), start.environment());
        } catch (IllegalArgumentException e) {
            throw failure(FailureTypes.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private static ApplicationFailure failure(String type, String sentence) {
        var failure = ApplicationFailure.newNonRetryableFailure(sentence, type);
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }

    /** An update may come with the start, before the first line of {@link #run}. */
    private void awaitBegin() {
        Workflow.await(() -> begun);
    }

    @Override
    public Grant acquire(Acquire message) {
        awaitBegin();
        var holder = memory().holder();
        books.set(memory().onServerWith(message.searchAttributes()));
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
        if (holder == null) {
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
        return new Grant(true, null, false, memory().settled(), memory().proven(), former());
    }

    private @Nullable Bound former() {
        var last = memory().last();
        return last == null ? null : last.bound();
    }

    private static Grant refuse(String why, boolean unsettled) {
        return new Grant(false, why, unsettled, null, Map.of(), null);
    }

    @Override
    public void bind(Bind message) {
        awaitBegin();
        var holder = demandHolder(message.holder(), message.runId());
        books.set(memory().heldBy(holder.bound(message.bound())));
    }

    @Override
    public void intend(Intend message) {
        awaitBegin();
        var holder = demandHolder(message.holder(), message.runId());
        books.set(memory().heldBy(holder.intending(message)));
    }

    private Holder demandHolder(String workflowId, String runId) {
        var holder = memory().holder();
        if (holder == null || !holder.is(workflowId, runId) || back.due()) {
            var failure =
                    ApplicationFailure.newNonRetryableFailure(
                            "%s does not hold %s any more%s; nothing more may be changed by it."
                                    .formatted(
                                            workflowId,
                                            memory().id(),
                                            !back.due() ? "" : ", it is being rolled back"),
                            FailureTypes.ENVIRONMENT_LOCKED);
            failure.setStackTrace(new StackTraceElement[0]);
            throw failure;
        }
        return holder;
    }

    @Override
    public RollbackStarted rollback(RequestRollback message) {
        awaitBegin();
        var known = back.id();
        if (known != null) {
            return RollbackStarted.as(known);
        }
        var holder = memory().holder();
        if (holder != null && holder.workflowId().equals(message.holder())) {
            return holder.touched() ? begin(holder, message) : RollbackStarted.UNTOUCHED;
        }
        var changed = message.changed();
        if (changed != null) {
            return holder == null ? begin(subject(message, changed), message) : held(holder);
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
            Beside.run(() -> preempt(holder, message));
        }
        return begun;
    }

    /** A rollback does not wait for the holder to stop, but the holder has to. */
    private void preempt(Holder holder, RequestRollback message) {
        try {
            Workflow.newUntypedExternalWorkflowStub(holder.workflowId())
                    .signal("abort", Map.of("by", message.by(), "comment", message.reason()));
        } catch (ApplicationFailure e) {
            books.happened(
                    "%s could not be told to stop: %s"
                            .formatted(holder.workflowId(), e.getOriginalMessage()));
        }
    }

    @Override
    public void rollbackReport(RollbackWord word) {
        awaitBegin();
        back.heard(word);
    }

    @Override
    public HandedBack handBack(HandBack message) {
        awaitBegin();
        var holder = memory().holder();
        if (holder == null || !holder.is(message.holder(), message.runId())) {
            return new HandedBack(null);
        }
        if (back.due()) {
            return new HandedBack(back.id());
        }
        if (holder.bound() == null) {
            // it fixed nothing, so it changed nothing and knows no better than we do
            books.set(memory().heldBy(null));
            books.happened(
                    "handed back untouched by %s: %s".formatted(holder.label(), message.outcome()));
            return new HandedBack(null);
        }
        books.set(
                memory().heldBy(null)
                        .proving(message.proven())
                        .knowing(settled(message, holder), unsettled(message)));
        books.happened("handed back by %s: %s".formatted(holder.label(), message.outcome()));
        return new HandedBack(null);
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

    private static @Nullable Settled settled(HandBack message, Holder holder) {
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
                                holder.workflowId()));
            }
        }
        return new Settled(message.stableSlot(), slots, Moment.now(), holder.workflowId());
    }

    /** What a person says when adopting. */
    public record Adopt(String by, String comment) {}

    @Override
    public String adopt(@Nullable JsonNode message) {
        awaitBegin();
        Adopt adopt;
        try {
            adopt = StrictReader.read(message, Adopt.class, "The message of adopt");
            if (memory().holder() != null || back.due()) {
                throw Sentence.refused(
                        "%s is in use; adopt when it is free.".formatted(memory().id()));
            }
        } catch (IllegalArgumentException e) {
            throw failure("Refused", String.valueOf(e.getMessage()));
        }
        books.set(memory().adopted());
        books.happened("adopt by %s: %s".formatted(adopt.by(), adopt.comment()));
        return "The next run takes over what it finds settled.";
    }

    @Override
    public EnvironmentStatus status() {
        return books.status();
    }
}

package dev.holdpoint.workflows.environment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.call.Ports;
import dev.holdpoint.workflows.environment.protocol.Acquire;
import dev.holdpoint.workflows.environment.protocol.Bind;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.environment.protocol.EnvironmentStatus;
import dev.holdpoint.workflows.environment.protocol.Grant;
import dev.holdpoint.workflows.environment.protocol.HandBack;
import dev.holdpoint.workflows.environment.protocol.Intend;
import dev.holdpoint.workflows.environment.protocol.RequestRollback;
import dev.holdpoint.workflows.environment.protocol.RollbackStarted;
import dev.holdpoint.workflows.environment.protocol.Settled;
import dev.holdpoint.workflows.environment.protocol.SlotRecord;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.status.Event;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.wire.FailureTypes;
import dev.holdpoint.workflows.wire.Names;
import dev.holdpoint.workflows.wire.Payloads;
import dev.holdpoint.workflows.wire.Sentence;
import dev.holdpoint.workflows.wire.StrictReader;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.common.SearchAttributeUpdate;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The environment as Temporal runs it. */
public final class EnvironmentWorkflow implements Environment {
    private static final Duration LOOK = Duration.ofMinutes(1);

    private Memory memory = Memory.empty("", "");
    private @Nullable RollbackAssignment begun;
    private @Nullable String rollbackId;
    private boolean begunToRun;

    @Override
    public void run(@Nullable JsonNode input) {
        memory = read(input);
        begunToRun = true;
        show();
        while (true) {
            Workflow.await(() -> memory.holder() != null || begun != null || tired());
            if (begun != null) {
                bringBack(begun);
            } else if (memory.holder() != null) {
                guard(memory.holder());
            }
            if (tired() && begun == null) {
                Workflow.await(Workflow::isEveryHandlerFinished);
                Workflow.continueAsNew(
                        Payloads.mapper()
                                .createObjectNode()
                                .set("memory", Payloads.mapper().valueToTree(memory)));
            }
        }
    }

    private static boolean tired() {
        return Workflow.getInfo().isContinueAsNewSuggested();
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
            var failure =
                    ApplicationFailure.newNonRetryableFailure(
                            String.valueOf(e.getMessage()), FailureTypes.INVALID_REQUEST);
            failure.setStackTrace(new StackTraceElement[0]);
            throw failure;
        }
    }

    /**
     * Follows the holder until it hands back or is gone. What follows is never cancelled: it ends
     * by itself within a minute, and a cancel that crosses its end hangs the in-process server.
     */
    private void guard(Holder holder) {
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
            lost(holder, following.get().status());
            return;
        }
        var rest = Duration.between(Moment.now(), started.plus(LOOK));
        if (rest.isPositive()) {
            Workflow.await(rest, () -> changed(holder));
        }
    }

    private boolean changed(Holder holder) {
        var now = memory.holder();
        return now == null || !now.is(holder.workflowId(), holder.runId()) || begun != null;
    }

    /** A holder that is gone without a word: what it changed is taken back. */
    private void lost(Holder holder, String status) {
        // a hand-back may be on its way; the run's own last word counts more than ours
        Workflow.await(Duration.ofSeconds(2), () -> changed(holder));
        // what it announced while it was followed counts, too
        var last = memory.holder();
        if (last == null || changed(holder)) {
            return;
        }
        var why =
                "%s is gone (%s) without handing %s back"
                        .formatted(holder.workflowId(), status, memory.id());
        happened(why);
        if (last.touched()) {
            begin(last, why, Moment.now(), "the environment");
        } else {
            set(memory.heldBy(null));
        }
    }

    private void begin(Holder holder, String why, Instant decided, String by) {
        set(memory.oneMoreRollback());
        rollbackId = Names.rollbackId(memory.id(), memory.rollbacks());
        begun =
                new RollbackAssignment(
                        memory.id(),
                        memory.rollbacks(),
                        holder.plan(),
                        java.util.Objects.requireNonNull(holder.bound()),
                        holder.reached(),
                        why,
                        decided,
                        by,
                        Workflow.getInfo().getFirstExecutionRunId());
    }

    private void bringBack(RollbackAssignment assignment) {
        var id = String.valueOf(rollbackId);
        happened("bring stable back, %s: %s".formatted(id, assignment.reason()));
        var running = child(id, assignment);
        Workflow.await(running::isCompleted);
        settleAfter(assignment, id, running);
        begun = null;
        rollbackId = null;
        show();
    }

    private static Promise<JsonNode> child(String id, RollbackAssignment assignment) {
        var stub =
                Workflow.newUntypedChildWorkflowStub(
                        Names.ROLLBACK,
                        ChildWorkflowOptions.newBuilder()
                                .setWorkflowId(id)
                                .setTaskQueue(Names.TASK_QUEUE)
                                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                                .setStaticSummary(
                                        "roll back " + assignment.plan().request().version())
                                .build());
        var input = Payloads.mapper().createObjectNode();
        input.set("assignment", Payloads.mapper().valueToTree(assignment));
        return stub.executeAsync(JsonNode.class, input);
    }

    private void settleAfter(RollbackAssignment assignment, String id, Promise<JsonNode> running) {
        var failure = running.getFailure();
        if (failure != null) {
            var why =
                    "%s did not bring stable back: %s"
                            .formatted(
                                    id,
                                    failure.getCause() == null
                                            ? failure.getMessage()
                                            : failure.getCause().getMessage());
            happened(why);
            set(memory.heldBy(null).knowing(null, why));
            return;
        }
        var outcome = Payloads.mapper().convertValue(running.get(), RollbackOutcome.class);
        happened(outcome.sentence());
        set(memory.heldBy(null).knowing(stableAgain(assignment.bound(), outcome, id), null));
    }

    private static @Nullable Settled stableAgain(Bound bound, RollbackOutcome outcome, String id) {
        var stable = bound.stable();
        var slot = outcome.stableSlot();
        if (stable == null || slot == null) {
            return null;
        }
        return new Settled(
                slot,
                Map.of(slot, new SlotRecord(stable.version(), stable.artifact(), Moment.now(), id)),
                Moment.now(),
                id);
    }

    /** An update may come with the start, before the first line of {@link #run}. */
    private void awaitBegin() {
        Workflow.await(() -> begunToRun);
    }

    @Override
    public Grant acquire(Acquire message) {
        awaitBegin();
        var holder = memory.holder();
        set(memory.onServerWith(message.searchAttributes()));
        if (rollbackId != null) {
            return refuse(
                    "%s is being brought back to stable by %s; wait for its end."
                            .formatted(memory.id(), rollbackId),
                    false);
        }
        if (holder != null && !holder.is(message.holder(), message.runId())) {
            return refuse(
                    "%s is held by %s (%s) since %s; wait for its end or abort it."
                            .formatted(
                                    memory.id(),
                                    holder.label(),
                                    holder.workflowId(),
                                    holder.since()),
                    holder.workflowId().equals(message.holder()));
        }
        if (memory.why() != null) {
            return refuse(
                    "%s is not settled: %s. When one proven version has all the traffic, send adopt to %s."
                            .formatted(memory.id(), memory.why(), memory.id()),
                    true);
        }
        if (holder == null) {
            set(
                    memory.heldBy(
                            new Holder(
                                    message.holder(),
                                    message.runId(),
                                    message.label(),
                                    message.plan(),
                                    null,
                                    List.of(),
                                    Moment.now())));
            happened("taken by %s (%s)".formatted(message.label(), message.holder()));
        }
        return new Grant(true, null, false, memory.settled(), memory.proven());
    }

    private static Grant refuse(String why, boolean unsettled) {
        return new Grant(false, why, unsettled, null, Map.of());
    }

    @Override
    public void bind(Bind message) {
        awaitBegin();
        var holder = demandHolder(message.holder(), message.runId());
        set(memory.heldBy(holder.bound(message.bound())));
    }

    @Override
    public void intend(Intend message) {
        awaitBegin();
        var holder = demandHolder(message.holder(), message.runId());
        set(memory.heldBy(holder.intending(message)));
    }

    private Holder demandHolder(String workflowId, String runId) {
        var holder = memory.holder();
        if (holder == null || !holder.is(workflowId, runId) || begun != null) {
            var failure =
                    ApplicationFailure.newNonRetryableFailure(
                            "%s does not hold %s any more%s; nothing more may be changed by it."
                                    .formatted(
                                            workflowId,
                                            memory.id(),
                                            begun == null ? "" : ", it is being rolled back"),
                            FailureTypes.ENVIRONMENT_LOCKED);
            failure.setStackTrace(new StackTraceElement[0]);
            throw failure;
        }
        return holder;
    }

    @Override
    public RollbackStarted rollback(RequestRollback message) {
        awaitBegin();
        if (rollbackId != null) {
            return new RollbackStarted(rollbackId, memory.rollbacks(), null);
        }
        var subject = memory.holder() == null ? memory.last() : memory.holder();
        if (subject == null || subject.bound() == null) {
            return new RollbackStarted(
                    null,
                    0,
                    "%s remembers no run that changed it, so there is nothing to bring back."
                            .formatted(memory.id()));
        }
        begin(subject, message.reason(), message.decidedAt(), message.by());
        var holder = memory.holder();
        if (holder != null && !holder.workflowId().equals(message.holder())) {
            Async.procedure(() -> preempt(holder, message));
        }
        return new RollbackStarted(rollbackId, memory.rollbacks(), null);
    }

    /** A rollback does not wait for the holder to stop, but the holder has to. */
    private void preempt(Holder holder, RequestRollback message) {
        try {
            Workflow.newUntypedExternalWorkflowStub(holder.workflowId())
                    .signal("abort", Map.of("by", message.by(), "comment", message.reason()));
        } catch (ApplicationFailure e) {
            happened(
                    "%s could not be told to stop: %s"
                            .formatted(holder.workflowId(), e.getOriginalMessage()));
        }
    }

    @Override
    public void handBack(HandBack message) {
        awaitBegin();
        var holder = memory.holder();
        if (holder == null || !holder.is(message.holder(), message.runId()) || begun != null) {
            return;
        }
        if (holder.bound() == null) {
            // it fixed nothing, so it changed nothing and knows no better than we do
            set(memory.heldBy(null));
            happened(
                    "handed back untouched by %s: %s".formatted(holder.label(), message.outcome()));
            return;
        }
        set(
                memory.heldBy(null)
                        .proving(message.proven())
                        .knowing(settled(message, holder), unsettled(message)));
        happened("handed back by %s: %s".formatted(holder.label(), message.outcome()));
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
            if (memory.holder() != null || rollbackId != null) {
                throw Sentence.refused(
                        "%s is in use; adopt when it is free.".formatted(memory.id()));
            }
        } catch (IllegalArgumentException e) {
            var failure =
                    ApplicationFailure.newNonRetryableFailure(
                            String.valueOf(e.getMessage()), "Refused");
            failure.setStackTrace(new StackTraceElement[0]);
            throw failure;
        }
        set(memory.knowing(null, null));
        happened("adopt by %s: %s".formatted(adopt.by(), adopt.comment()));
        return "The next run takes over what it finds settled.";
    }

    private void happened(String text) {
        set(memory.after(new Event(Moment.now(), text)));
    }

    private void set(Memory now) {
        memory = now;
        show();
    }

    private void show() {
        var status = status();
        Workflow.setCurrentDetails(EnvironmentCard.of(status));
        var updates = new ArrayList<SearchAttributeUpdate<?>>();
        if (memory.searchAttributes().contains(Names.STATE.getName())) {
            updates.add(Names.SERVICE.valueSet(memory.service()));
            updates.add(Names.ENVIRONMENT_NAME.valueSet(memory.environment()));
            updates.add(Names.STATE.valueSet(status.state().wireName()));
        }
        if (!updates.isEmpty() && !status.state().equals(shown)) {
            shown = status.state();
            Workflow.upsertTypedSearchAttributes(updates.toArray(new SearchAttributeUpdate<?>[0]));
        }
    }

    private @Nullable State shown;

    @Override
    public EnvironmentStatus status() {
        return EnvironmentCard.status(memory, rollbackId);
    }
}

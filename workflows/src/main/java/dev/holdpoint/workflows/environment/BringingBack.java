package dev.holdpoint.workflows.environment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.environment.protocol.RequestRollback;
import dev.holdpoint.workflows.environment.protocol.RollbackWord;
import dev.holdpoint.workflows.environment.protocol.Settled;
import dev.holdpoint.workflows.environment.protocol.SlotRecord;
import dev.holdpoint.workflows.runbook.Asking;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.wire.Names;
import dev.holdpoint.workflows.wire.Payloads;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The environment's side of a rollback: it is promised, started, waited for, and believed. */
final class BringingBack {
    private final Books books;
    private @Nullable RollbackAssignment promised;

    BringingBack(Books books) {
        this.books = books;
    }

    /**
     * Why, since when and in whose name.
     *
     * @param force replace a version that nobody knows in stable's place
     * @param first how people are asked before anything is done; null to begin at once
     */
    record Order(
            String reason, Instant decidedAt, String by, boolean force, @Nullable Asking first) {
        static Order of(RequestRollback request) {
            return new Order(
                    request.reason(), request.decidedAt(), request.by(), request.force(), null);
        }
    }

    /** Whether a rollback was promised and has not ended. */
    boolean due() {
        return promised != null;
    }

    /** Whether it still asks whether it shall begin. */
    boolean asking() {
        var word = books.rollback();
        return promised != null
                && promised.first() != null
                && (word == null || word.state() != State.ROLLING_BACK);
    }

    /** The workflow id of the rollback that was promised; null when none was. */
    @Nullable String id() {
        return promised == null
                ? null
                : Names.rollbackId(books.memory().id(), books.memory().rollbacks());
    }

    /** Promises one; the answer is its workflow id. */
    String begin(Holder subject, Order order) {
        books.set(books.memory().oneMoreRollback().watching(null));
        promised =
                new RollbackAssignment(
                        books.memory().id(),
                        subject.workflowId(),
                        subject.plan(),
                        Objects.requireNonNull(subject.bound()),
                        subject.reached(),
                        order.reason(),
                        order.decidedAt(),
                        order.by(),
                        order.force(),
                        order.first());
        var id = Names.rollbackId(books.memory().id(), books.memory().rollbacks());
        var state = order.first() == null ? State.ROLLING_BACK : State.WAITING_PERSON;
        books.rollback(new RollbackWord(id, state, order.reason(), Map.of()));
        return id;
    }

    /** The rollback's own word; a late one of an earlier rollback is dropped. */
    void heard(RollbackWord word) {
        if (word.workflowId().equals(id())) {
            books.rollback(word);
        }
    }

    /** Runs what was promised to its end and believes what it proved. */
    void run() {
        var assignment = Objects.requireNonNull(promised);
        var id = String.valueOf(id());
        books.happened(
                "%s, %s: %s"
                        .formatted(
                                assignment.first() == null
                                        ? "bring stable back"
                                        : "ask whether to bring stable back",
                                id,
                                assignment.reason()));
        var running =
                Children.start(
                        Names.ROLLBACK,
                        id,
                        "roll back " + assignment.plan().request().version(),
                        assignment);
        Workflow.await(running::isCompleted);
        settle(assignment, id, running);
        promised = null;
        books.rollback(null);
    }

    private void settle(RollbackAssignment assignment, String id, Promise<JsonNode> running) {
        var failure = running.getFailure();
        if (failure != null) {
            var why = "%s did not bring stable back: %s".formatted(id, words(failure));
            books.happened(why);
            books.set(books.memory().heldBy(null).knowing(null, why));
            return;
        }
        var outcome = Payloads.mapper().convertValue(running.get(), RollbackOutcome.class);
        books.happened(outcome.sentence());
        books.set(
                books.memory()
                        .heldBy(null)
                        .knowing(stableAgain(assignment.bound(), outcome, id), null));
    }

    private static String words(RuntimeException failure) {
        var cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof TemporalFailure temporal
                ? String.valueOf(temporal.getOriginalMessage())
                : String.valueOf(cause.getMessage());
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
}

package dev.holdpoint.workflows.environment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.call.Beside;
import dev.holdpoint.workflows.call.Wait;
import dev.holdpoint.workflows.environment.protocol.Superseded;
import dev.holdpoint.workflows.environment.protocol.WatchWord;
import dev.holdpoint.workflows.wire.Names;
import dev.holdpoint.workflows.wire.Payloads;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.failure.TerminatedFailure;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The environment's side of a watch: begun after a delivery, ended by whatever comes next. */
final class Watching {
    /** A look under way ends at once; stopping the kept slot takes as long as it drains. */
    private static final Duration LAST_STEP = Duration.ofMinutes(2);

    private final Books books;
    private int ending;

    Watching(Books books) {
        this.books = books;
    }

    private Memory memory() {
        return books.memory();
    }

    /** Whether something delivered is not watched, and nothing keeps it from being so. */
    boolean due() {
        return memory().watch() != null
                && !running()
                && ending == 0
                && memory().holder() == null
                && memory().settled() != null;
    }

    boolean running() {
        return books.watch() != null;
    }

    /** Whether this workflow is the one that watches now. */
    boolean is(@Nullable String workflowId) {
        return workflowId != null && workflowId.equals(books.watch());
    }

    /** Begins one and goes on; one that was ended from outside is begun again. */
    void begin() {
        books.set(memory().oneMoreWatch());
        var id = next(0);
        var assignment = assignment();
        books.watch(id);
        books.happened("%s watches %s".formatted(id, assignment.plan().request().version()));
        var child =
                Children.start(
                        Names.WATCH,
                        id,
                        "watch " + assignment.plan().request().version(),
                        assignment);
        Beside.run(() -> {
            Workflow.await(() -> child.isCompleted() || !is(id));
            if (is(id)) {
                over(id, child);
            }
        });
    }

    /** The id of the watch that comes so many after the last one. */
    String next(int more) {
        return Names.watchId(memory().id(), memory().watches() + more);
    }

    private WatchAssignment assignment() {
        var watch = Objects.requireNonNull(memory().watch());
        var last = Objects.requireNonNull(memory().last());
        return new WatchAssignment(
                memory().id(),
                last.workflowId(),
                last.plan(),
                Objects.requireNonNull(last.bound()),
                last.reached(),
                watch.delivered(),
                watch.since(),
                watch.retired());
    }

    private void over(String id, Promise<JsonNode> child) {
        var failure = child.getFailure();
        if (failure == null) {
            var outcome = Payloads.mapper().convertValue(child.get(), WatchOutcome.class);
            books.watch(null);
            books.happened(outcome.sentence());
            if (outcome.over()) {
                books.set(memory().watching(null));
            }
            return;
        }
        var cause = failure.getCause() == null ? failure : failure.getCause();
        boolean again = cause instanceof TerminatedFailure || neverBegan(failure);
        books.happened(
                "%s ended: %s%s"
                        .formatted(id, cause.getMessage(), again ? "; it is watched on" : ""));
        if (!again) {
            books.set(memory().watching(null));
        }
        books.watch(null);
    }

    /** Its id is taken, by one that an environment began which somebody ended. */
    private static boolean neverBegan(RuntimeException failure) {
        return failure instanceof ChildWorkflowFailure child && child.getStartedEventId() <= 0;
    }

    /** The kept slot was stopped. */
    void heard(WatchWord word) {
        var watch = memory().watch();
        if (is(word.workflowId()) && watch != null) {
            books.set(memory().watching(watch.retired(word.retired())));
            books.happened(word.sentence());
        }
    }

    /** Tells the watch that something else begins; does not wait for its end. */
    void end(String by) {
        var id = books.watch();
        if (id != null) {
            tell(id, by);
        }
    }

    /** Ends the watch before something else begins; whether it did in time. */
    boolean ended(String by) {
        var id = books.watch();
        if (id == null) {
            return true;
        }
        // who waits here takes the environment in the same moment, before another watch begins
        ending++;
        try {
            tell(id, by);
            return Wait.atMost(LAST_STEP, "the last step of " + id, () -> !is(id));
        } finally {
            ending--;
        }
    }

    private void tell(String id, String by) {
        try {
            Workflow.newUntypedExternalWorkflowStub(id)
                    .signal(Superseded.SIGNAL, new Superseded(by));
        } catch (ApplicationFailure e) {
            // it is gone, and so it is not in anybody's way
            books.happened("%s could not be told to end: %s".formatted(id, e.getOriginalMessage()));
            books.watch(null);
        }
    }
}

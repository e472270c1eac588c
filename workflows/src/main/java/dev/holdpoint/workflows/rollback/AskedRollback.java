package dev.holdpoint.workflows.rollback;

import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.environment.FollowedRollback;
import dev.holdpoint.workflows.environment.RollbackOutcome;
import dev.holdpoint.workflows.status.Event;
import dev.holdpoint.workflows.status.RunCard;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.status.Status;
import dev.holdpoint.workflows.wire.FailureTypes;
import dev.holdpoint.workflows.wire.Names;
import dev.holdpoint.workflows.wire.Sentence;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rollback that an environment began for a person, seen from the run that person started. */
final class AskedRollback {
    private static final String ASKED = "the environment is asked to bring stable back";

    private final RollbackRequest request;
    private final Instant asked = Moment.now();
    private State state = State.ROLLING_BACK;
    private @Nullable String workflowId;
    private @Nullable Instant begun;
    private @Nullable String outcome;

    AskedRollback(RollbackRequest request) {
        this.request = request;
        show();
    }

    /** Waits for its end and ends as it does. */
    RollbackOutcome follow(String rollback) {
        workflowId = rollback;
        begun = Moment.now();
        show();
        var followed = FollowedRollback.of(rollback);
        var sentence = followed.outcome().sentence();
        if (followed.abandoned()) {
            over(State.ROLLBACK_FAILED, sentence);
            throw Sentence.failure(FailureTypes.ROLLBACK_ABANDONED, sentence);
        }
        over(State.ROLLED_BACK, sentence);
        return followed.outcome();
    }

    /** There is nothing to follow, and why. */
    ApplicationFailure refused(String sentence) {
        over(State.STOPPED, sentence);
        return Sentence.failure(FailureTypes.INVALID_REQUEST, sentence);
    }

    private void over(State last, String sentence) {
        state = last;
        outcome = sentence;
        show();
    }

    /** A command for the rollback itself, refused with the place to send it to. */
    IllegalArgumentException elsewhere(String command) {
        return Sentence.refused(
                workflowId == null
                        ? "%s has to wait: %s.".formatted(command, ASKED)
                        : "This run only follows %s; send %s there."
                                .formatted(workflowId, command));
    }

    private void show() {
        Workflow.setCurrentDetails(RunCard.of(status()));
    }

    /** What people see. */
    Status status() {
        var id = Names.environmentId(request.service(), request.environment());
        var now = now();
        return new Status(
                id + ": " + now,
                RollbackWorkflow.reason(request),
                outcome == null ? "it ends as that one ends" : "nothing, it is over",
                "nobody",
                outcome == null
                        ? "a rollback that succeeds is not stopped; one that fails is given up"
                                + " where it runs"
                        : "it is over",
                state,
                request.service(),
                request.to() == null ? "" : request.to(),
                request.environment(),
                null,
                null,
                Workflow.getInfo().getWorkflowId(),
                List.of(),
                List.of(),
                null,
                List.of(),
                Map.of(),
                events(now),
                List.of(),
                outcome);
    }

    private String now() {
        if (outcome != null) {
            return outcome;
        }
        return workflowId == null ? ASKED : "stable is being brought back by " + workflowId;
    }

    private List<Event> events(String now) {
        var first = new Event(asked, ASKED);
        return begun == null ? List.of(first) : List.of(first, new Event(begun, now));
    }
}

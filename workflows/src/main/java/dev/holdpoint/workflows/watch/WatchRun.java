package dev.holdpoint.workflows.watch;

import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.environment.FollowedRollback;
import dev.holdpoint.workflows.environment.StableWanted;
import dev.holdpoint.workflows.environment.WatchAssignment;
import dev.holdpoint.workflows.environment.WatchOutcome;
import dev.holdpoint.workflows.environment.protocol.RequestRollback;
import dev.holdpoint.workflows.environment.protocol.RollbackStarted;
import dev.holdpoint.workflows.environment.protocol.Superseded;
import dev.holdpoint.workflows.stage.Ending;
import dev.holdpoint.workflows.stage.WatchSteps;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.status.Status;
import dev.holdpoint.workflows.wire.FailureTypes;
import dev.holdpoint.workflows.wire.Sentence;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One watch from its first look to its outcome. */
final class WatchRun {
    private final WatchAssignment assignment;
    private final WatchSteps steps;
    private boolean closing;

    WatchRun(WatchAssignment assignment, WatchSteps.@Nullable Carry carry) {
        this.assignment = assignment;
        this.steps = new WatchSteps(assignment, carry);
    }

    WatchOutcome run() {
        var ending = steps.run();
        if (ending == null) {
            Workflow.await(Workflow::isEveryHandlerFinished);
            Workflow.continueAsNew(WatchWorkflow.again(now(), steps.carry()));
        }
        closing = true;
        var last = Objects.requireNonNull(ending);
        return switch (last.kind()) {
            case ROLLBACK, ABORTED -> throw broughtBack(last);
            case PASSED, STOPPED, REJECTED, LOCKED, UNSETTLED -> over(last);
        };
    }

    /** The assignment as it stands: what was stopped is not stopped twice. */
    private WatchAssignment now() {
        return new WatchAssignment(
                assignment.environmentId(),
                assignment.holder(),
                assignment.plan(),
                assignment.bound(),
                assignment.reached(),
                assignment.delivered(),
                assignment.since(),
                steps.retired());
    }

    private WatchOutcome over(Ending ending) {
        boolean passed = ending.kind() == Ending.Kind.PASSED;
        var sentence = "%s: %s.".formatted(Workflow.getInfo().getWorkflowId(), ending.why());
        if (passed) {
            steps.tell("Watched to the end", ending.why());
        }
        steps.closed(passed ? "passed" : "stopped", ending.why());
        return new WatchOutcome(sentence, !steps.wasSuperseded());
    }

    /** Has stable brought back; how the watch closes then. */
    private ApplicationFailure broughtBack(Ending ending) {
        steps.returning(State.ROLLING_BACK, "stable is brought back: " + ending.why());
        var started = asked(ending);
        var rollback = started.workflowId();
        if (rollback == null) {
            return closed(
                    FailureTypes.UNSETTLED,
                    "%s. Stable is not brought back: %s"
                            .formatted(
                                    ending.why(),
                                    started.refusal() == null
                                            ? assignment.environmentId()
                                                    + " knows of nothing to bring back."
                                            : started.refusal()));
        }
        steps.returning(State.ROLLING_BACK, "stable is being brought back by " + rollback);
        var followed = FollowedRollback.of(rollback);
        var sentence =
                "%s %s: %s. %s"
                        .formatted(
                                assignment.plan().request().service(),
                                assignment.plan().request().version(),
                                ending.why(),
                                followed.outcome().sentence());
        if (followed.abandoned()) {
            return closed(FailureTypes.ROLLBACK_ABANDONED, sentence);
        }
        return closed(
                ending.kind() == Ending.Kind.ABORTED
                        ? FailureTypes.ABORTED
                        : FailureTypes.ROLLED_BACK,
                sentence);
    }

    private ApplicationFailure closed(String type, String sentence) {
        steps.closed("failed", sentence);
        return Sentence.failure(type, sentence);
    }

    private RollbackStarted asked(Ending ending) {
        var info = Workflow.getInfo();
        var request =
                new RequestRollback(
                        info.getWorkflowId(),
                        ending.why(),
                        ending.at(),
                        ending.by(),
                        false,
                        new RequestRollback.Changed(
                                info.getRunId(),
                                assignment.plan(),
                                assignment.bound(),
                                assignment.reached()));
        return StableWanted.ask(
                assignment.environmentId(),
                info.getRunId() + "/rollback",
                request,
                why -> steps.returning(State.ROLLBACK_FAILED, why),
                () -> null);
    }

    void superseded(Superseded word) {
        if (!closing) {
            steps.superseded(word.by());
        }
    }

    void cancelled(@Nullable String reason) {
        steps.abort(
                "aborted by a cancel request"
                        + (reason == null || reason.isBlank() ? "" : ": " + reason),
                "a cancel request");
    }

    Status status() {
        return steps.status();
    }

    String take(Command command) {
        examine(command);
        return steps.take(command);
    }

    void examine(Command command) {
        if (closing) {
            throw Sentence.refused(
                    "It is ending already: %s.".formatted(steps.status().headline()));
        }
        steps.examine(command);
    }

    void refused(String name, String sentence) {
        steps.refused(name, sentence);
    }
}

package dev.holdpoint.workflows.watch;

import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.call.Ports;
import dev.holdpoint.workflows.call.Wait;
import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.environment.FollowedRollback;
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
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One watch from its first look to its outcome. */
final class WatchRun {
    private static final Duration AGAIN = Duration.ofSeconds(30);

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
        answerEveryone();
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
        answerEveryone();
        return failure(type, sentence);
    }

    private static void answerEveryone() {
        Workflow.await(Workflow::isEveryHandlerFinished);
    }

    /** Asks until there is an answer: nobody else notices that stable is wanted. */
    private RollbackStarted asked(Ending ending) {
        var id = assignment.environmentId();
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
        while (true) {
            try {
                return Ports.environment("ask " + id + " to bring stable back")
                        .rollback(info.getRunId() + "/rollback", id, request);
            } catch (ActivityFailure e) {
                steps.returning(
                        State.ROLLBACK_FAILED,
                        "%s cannot be asked to bring stable back: %s. It is asked again."
                                .formatted(id, Failures.sentence(e)));
            }
            Wait.pass(AGAIN, "until it is asked again");
        }
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

    static ApplicationFailure failure(String type, String sentence) {
        var failure = ApplicationFailure.newNonRetryableFailure(sentence, type);
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }
}

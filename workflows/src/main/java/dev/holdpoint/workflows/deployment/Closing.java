package dev.holdpoint.workflows.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.call.Ports;
import dev.holdpoint.workflows.environment.RollbackOutcome;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.environment.protocol.HandBack;
import dev.holdpoint.workflows.environment.protocol.RequestRollback;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedStage;
import dev.holdpoint.workflows.stage.Ending;
import dev.holdpoint.workflows.stage.World;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.wire.FailureTypes;
import dev.holdpoint.workflows.wire.Names;
import dev.holdpoint.workflows.wire.Payloads;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What follows from how a run's last stage ended: bring stable back, hand back, and say so. */
final class Closing {
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final Plan plan;
    private final boolean alone;
    private final Ledger ledger;
    private final Progress progress;

    /**
     * @param alone whether this is a stage that a person started by itself
     */
    Closing(Plan plan, boolean alone, Ledger ledger, Progress progress) {
        this.plan = plan;
        this.alone = alone;
        this.ledger = ledger;
        this.progress = progress;
    }

    DeploymentOutcome close(@Nullable PlannedStage last, Ending ending, Instant started) {
        var back = backTo(last, ending);
        Back rolledBack = back == null ? null : bringBack(back, ending);
        ledger.bound()
                .forEach((name, bound) -> {
                    if (!name.equals(back)) {
                        handBack(name, bound, ending);
                    }
                });
        var type = type(ending, rolledBack);
        new LastWord(plan, progress).tell(type, sentence(type, last, ending, rolledBack));
        return new DeploymentOutcome(
                type,
                sentence(type, last, ending, rolledBack),
                plan.request().service(),
                plan.request().version(),
                plan.artifact().digest(),
                plan.hash(),
                started,
                Moment.now(),
                rolledBack == null ? null : ending.at(),
                rolledBack == null ? null : rolledBack.outcome.proven(),
                progress.stages());
    }

    /** A rollback that was followed to its end. */
    private record Back(String workflowId, RollbackOutcome outcome, boolean abandoned) {}

    /** The environment to bring back; null when nothing has to be. */
    private @Nullable String backTo(@Nullable PlannedStage last, Ending ending) {
        var environment = last == null ? null : last.environment();
        if (environment == null || !ledger.touched(environment)) {
            return null;
        }
        return switch (ending.kind()) {
            case ROLLBACK, ABORTED, REJECTED -> environment;
            case PASSED, STOPPED, LOCKED, UNSETTLED -> null;
        };
    }

    private Back bringBack(String environment, Ending ending) {
        var id = Names.environmentId(plan.request().service(), environment);
        progress.enter(State.ROLLING_BACK, "stable is brought back: " + ending.why());
        var request =
                new RequestRollback(
                        Workflow.getInfo().getWorkflowId(),
                        ending.why(),
                        ending.at(),
                        ending.by(),
                        false);
        var key = Workflow.getInfo().getFirstExecutionRunId() + "/" + environment + "/rollback";
        var begun =
                Ports.environment("ask " + id + " to bring stable back").rollback(key, id, request);
        if (begun.workflowId() == null) {
            return new Back(id, RollbackOutcome.none(String.valueOf(begun.refusal())), true);
        }
        progress.happened("followed: " + begun.workflowId());
        return follow(begun.workflowId());
    }

    private Back follow(String workflowId) {
        while (true) {
            var started = Moment.now();
            var seen = Ports.follow("follow " + workflowId).follow(workflowId, null, LOOK);
            if (seen.closed() && !seen.status().equals("NotFound")) {
                return back(workflowId, seen.status(), String.valueOf(seen.outcome()));
            }
            // not found: the environment has promised it and is about to start it
            var pace = seen.closed() ? Duration.ofSeconds(1) : LOOK;
            var rest = Duration.between(Moment.now(), started.plus(pace));
            if (rest.isPositive()) {
                Workflow.sleep(rest);
            }
        }
    }

    private static Back back(String workflowId, String status, String outcome) {
        if (!status.equals("Completed")) {
            return new Back(
                    workflowId,
                    RollbackOutcome.none("%s ended %s: %s".formatted(workflowId, status, outcome)),
                    true);
        }
        try {
            return new Back(
                    workflowId, Payloads.mapper().readValue(outcome, RollbackOutcome.class), false);
        } catch (JsonProcessingException e) {
            return new Back(
                    workflowId,
                    RollbackOutcome.none(
                            workflowId + " left a word that cannot be read: " + outcome),
                    true);
        }
    }

    private void handBack(String environment, Bound bound, Ending ending) {
        var id = Names.environmentId(plan.request().service(), environment);
        var run = Workflow.getInfo();
        var key = "%s/%s/hand-back".formatted(run.getFirstExecutionRunId(), environment);
        var good = Good.of(bound, look(bound));
        Ports.environment("hand " + id + " back")
                .handBack(
                        key,
                        id,
                        new HandBack(
                                run.getWorkflowId(),
                                run.getFirstExecutionRunId(),
                                ending.why(),
                                good.stableSlot(),
                                good.settled(),
                                good.seen(),
                                ledger.proven()));
    }

    private World.@Nullable Seen look(Bound bound) {
        try {
            return World.look(
                    new Ports(bound.environment().worker()), plan, bound.environment(), bound);
        } catch (ActivityFailure e) {
            progress.happened(
                    "%s could not be looked at: %s"
                            .formatted(bound.environment().name(), Failures.sentence(e)));
            return null;
        }
    }

    private static String type(Ending ending, @Nullable Back back) {
        if (back != null && back.abandoned) {
            return FailureTypes.ROLLBACK_ABANDONED;
        }
        return switch (ending.kind()) {
            case PASSED -> DeploymentOutcome.DELIVERED;
            case STOPPED -> FailureTypes.GATE_FAILED;
            case REJECTED -> FailureTypes.REJECTED;
            case ABORTED -> FailureTypes.ABORTED;
            case ROLLBACK -> back == null ? FailureTypes.GATE_FAILED : FailureTypes.ROLLED_BACK;
            case LOCKED -> FailureTypes.ENVIRONMENT_LOCKED;
            case UNSETTLED -> FailureTypes.UNSETTLED;
        };
    }

    private String sentence(
            String type, @Nullable PlannedStage last, Ending ending, @Nullable Back back) {
        var what = plan.request().service() + " " + plan.request().version();
        if (ending.kind() == Ending.Kind.PASSED && alone) {
            return "%s passed %s, which was started alone."
                    .formatted(what, plan.stages().getFirst().name());
        }
        if (ending.kind() == Ending.Kind.PASSED) {
            return what + " is delivered: every stage passed.";
        }
        var where = last == null ? "" : " in " + last.name();
        var after = back == null ? "" : " " + back.outcome.sentence();
        return switch (type) {
            case FailureTypes.ROLLED_BACK ->
                    "%s was rolled back%s: %s.%s".formatted(what, where, ending.why(), after);
            case FailureTypes.ENVIRONMENT_LOCKED, FailureTypes.UNSETTLED -> ending.why();
            default -> "%s ended%s: %s.%s".formatted(what, where, ending.why(), after);
        };
    }

    static ApplicationFailure failure(
            String type, String sentence, @Nullable DeploymentOutcome outcome) {
        var failure =
                outcome == null
                        ? ApplicationFailure.newNonRetryableFailure(sentence, type)
                        : ApplicationFailure.newNonRetryableFailure(sentence, type, outcome);
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }
}

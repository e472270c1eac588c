package dev.holdpoint.workflows.deployment;

import static java.util.stream.Collectors.joining;

import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.call.Ports;
import dev.holdpoint.workflows.environment.FollowedRollback;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.environment.protocol.Delivered;
import dev.holdpoint.workflows.environment.protocol.HandBack;
import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedStage;
import dev.holdpoint.workflows.stage.Ending;
import dev.holdpoint.workflows.stage.World;
import dev.holdpoint.workflows.wire.FailureTypes;
import dev.holdpoint.workflows.wire.Names;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What follows from how a run's last stage ended: bring stable back, hand back, and say so. */
final class Closing {
    private final Plan plan;
    private final boolean alone;
    private final Ledger ledger;
    private final Progress progress;
    private final Return back;
    private final List<String> open = new ArrayList<>();
    private @Nullable String watch;

    /**
     * @param alone whether this is a stage that a person started by itself
     */
    Closing(Plan plan, boolean alone, Ledger ledger, Progress progress) {
        this.plan = plan;
        this.alone = alone;
        this.ledger = ledger;
        this.progress = progress;
        this.back = new Return(plan, ledger, progress);
    }

    DeploymentOutcome close(@Nullable PlannedStage last, Ending ending, Instant started) {
        var followed = new ArrayList<FollowedRollback>();
        var environments = new LinkedHashSet<>(ledger.bound().keySet());
        if (ending.undoes()) {
            for (var environment : ledger.toBringBack(plan, last)) {
                var rollback = back.from(environment, ending);
                if (rollback != null) {
                    followed.add(rollback);
                    environments.remove(environment);
                }
            }
        }
        environments.forEach(environment -> handBack(environment, ending, followed));
        return outcome(last, ending, followed, started);
    }

    /** What to say to somebody who aborts while it is closing. */
    String giveUp(String by) {
        return back.giveUp(by);
    }

    private DeploymentOutcome outcome(
            @Nullable PlannedStage last,
            Ending ending,
            List<FollowedRollback> followed,
            Instant started) {
        var type = type(ending, followed);
        var sentence = sentence(type, last, ending, followed);
        new RunNotices(plan, progress).ended(type, sentence);
        return new DeploymentOutcome(
                type,
                sentence,
                plan.request().service(),
                plan.request().version(),
                plan.artifact().digest(),
                plan.hash(),
                started,
                Moment.now(),
                followed.isEmpty() ? null : ending.at(),
                proven(followed),
                progress.stages());
    }

    /** When the last of them was proven; null where one was not. */
    private static @Nullable Instant proven(List<FollowedRollback> followed) {
        Instant latest = null;
        for (var rollback : followed) {
            var proven = rollback.outcome().proven();
            if (proven == null) {
                return null;
            }
            latest = latest == null || proven.isAfter(latest) ? proven : latest;
        }
        return latest;
    }

    /** One environment that cannot be handed back keeps no other from it. */
    private void handBack(String environment, Ending ending, List<FollowedRollback> followed) {
        var bound = ledger.bound().get(environment);
        if (bound == null) {
            return;
        }
        var id = Names.environmentId(plan.request().service(), environment);
        var key = Workflow.getInfo().getRunId() + "/" + environment + "/hand-back";
        try {
            var message = message(bound, ending);
            var answer = Ports.environment("hand " + id + " back").handBack(key, id, message);
            if (answer.rollback() != null) {
                followed.add(back.follow(environment, answer.rollback()));
            } else if (answer.refusal() != null) {
                open.add(answer.refusal() + ": nobody guarded it");
            } else if (!message.settled()) {
                open.add(unsettled(id, message));
            } else if (ledger.gaveEverybody(environment, bound.judged())
                    && !bound.judged().equals(message.stableSlot())) {
                open.add(
                        "%s serves all of %s, not %s"
                                .formatted(
                                        message.stableSlot() == null
                                                ? "nothing"
                                                : message.stableSlot(),
                                        id,
                                        bound.judged()));
            }
            if (answer.watch() != null) {
                watch = answer.watch();
            }
        } catch (ActivityFailure e) {
            var why = "%s could not be handed back: %s".formatted(id, Failures.sentence(e));
            progress.happened(why);
            if (ledger.touched(environment)) {
                open.add(why + "; it may bring stable back by itself");
            }
        }
    }

    private static String unsettled(String id, HandBack message) {
        return message.observed().isEmpty()
                ? id + " could not be looked at, so nobody knows what serves"
                : id + " is not settled: no proven version alone serves all of it";
    }

    private HandBack message(Bound bound, Ending ending) {
        var run = Workflow.getInfo();
        var good = Good.of(bound, look(bound));
        return new HandBack(
                run.getWorkflowId(),
                run.getRunId(),
                ending.why(),
                good.stableSlot(),
                good.settled(),
                good.seen(),
                ledger.proven(),
                delivered(bound, ending));
    }

    private @Nullable Delivered delivered(Bound bound, Ending ending) {
        var planned = plan.watch();
        var environment = bound.environment().name();
        return ending.kind() == Ending.Kind.PASSED
                        && planned != null
                        && planned.environment().equals(environment)
                ? ledger.delivered(environment)
                : null;
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

    private String type(Ending ending, List<FollowedRollback> followed) {
        if (followed.stream().anyMatch(FollowedRollback::abandoned)) {
            return FailureTypes.ROLLBACK_ABANDONED;
        }
        return switch (ending.kind()) {
            case PASSED -> passed(followed);
            case STOPPED -> FailureTypes.GATE_FAILED;
            case REJECTED -> FailureTypes.REJECTED;
            case ABORTED -> FailureTypes.ABORTED;
            case ROLLBACK ->
                    followed.isEmpty() ? FailureTypes.GATE_FAILED : FailureTypes.ROLLED_BACK;
            case LOCKED -> FailureTypes.ENVIRONMENT_LOCKED;
            case UNSETTLED -> FailureTypes.UNSETTLED;
        };
    }

    private String passed(List<FollowedRollback> followed) {
        if (!open.isEmpty()) {
            return FailureTypes.UNSETTLED;
        }
        return followed.isEmpty() ? DeploymentOutcome.DELIVERED : FailureTypes.ROLLED_BACK;
    }

    private String sentence(
            String type,
            @Nullable PlannedStage last,
            Ending ending,
            List<FollowedRollback> followed) {
        var what = plan.request().service() + " " + plan.request().version();
        var after = followed.stream().map(f -> " " + f.outcome().sentence()).collect(joining());
        if (ending.kind() == Ending.Kind.PASSED && !open.isEmpty()) {
            return "%s passed every stage, but %s. Look at what serves.%s"
                    .formatted(what, String.join("; ", open), after);
        }
        if (ending.kind() == Ending.Kind.PASSED && alone && followed.isEmpty()) {
            return "%s passed %s, which was started alone."
                    .formatted(what, plan.stages().getFirst().name());
        }
        if (ending.kind() == Ending.Kind.PASSED) {
            return followed.isEmpty()
                    ? what + " is delivered: every stage passed." + watched()
                    : "%s passed every stage, but stable was being brought back meanwhile.%s"
                            .formatted(what, after);
        }
        var where = last == null ? "" : " in " + last.name();
        var why =
                ending.why().endsWith(".")
                        ? ending.why().substring(0, ending.why().length() - 1)
                        : ending.why();
        return switch (type) {
            case FailureTypes.ROLLED_BACK ->
                    "%s was rolled back%s: %s.%s".formatted(what, where, why, after);
            case FailureTypes.ENVIRONMENT_LOCKED, FailureTypes.UNSETTLED -> ending.why();
            default -> "%s ended%s: %s.%s".formatted(what, where, why, after);
        };
    }

    private String watched() {
        var planned = plan.watch();
        return watch == null || planned == null
                ? ""
                : " %s watches it for %s.".formatted(watch, DurationText.of(planned.length()));
    }
}

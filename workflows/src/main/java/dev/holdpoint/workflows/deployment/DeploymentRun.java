package dev.holdpoint.workflows.deployment;

import dev.holdpoint.workflows.call.Beside;
import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.call.Ports;
import dev.holdpoint.workflows.call.Wait;
import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.environment.protocol.RollbackWord;
import dev.holdpoint.workflows.plan.DeploymentRequest;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedStage;
import dev.holdpoint.workflows.port.PlanActivities.CompileCall;
import dev.holdpoint.workflows.port.PlanActivities.Compiled;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.stage.Courier;
import dev.holdpoint.workflows.stage.Ending;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.status.Status;
import dev.holdpoint.workflows.wire.FailureTypes;
import dev.holdpoint.workflows.wire.Sentence;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A run from its request to its outcome; also the frame of a stage that was started alone. */
public final class DeploymentRun {
    private static final Duration LAST_STEP = Duration.ofSeconds(30);

    private final DeploymentRequest request;
    private final @Nullable StageType only;
    private final Progress progress;
    private final Instant started = Moment.now();
    private final Ledger ledger = new Ledger();
    private @Nullable StageChild child;
    private @Nullable Ending aborted;
    private @Nullable Plan plan;
    private @Nullable Closing closing;

    /**
     * @param only the type of a stage that was started alone; null for a whole deployment
     */
    public DeploymentRun(DeploymentRequest request, @Nullable StageType only) {
        this.request = request;
        this.only = only;
        this.progress = new Progress(request);
    }

    /** Runs it; not delivered is a failure that says why. */
    public DeploymentOutcome run() {
        var compiled = compile();
        plan = compiled;
        if (request.dry()) {
            return new DryRun(compiled, progress, () -> aborted).run(started);
        }
        Beside.run(new WaitBar(progress::waited)::show);
        for (var planned : compiled.stages()) {
            var stage = ledger.placed(compiled, planned);
            var ending = stage(compiled, stage);
            if (ending.kind() != Ending.Kind.PASSED) {
                return close(compiled, stage, ending);
            }
        }
        return close(compiled, null, Ending.passed("every stage passed"));
    }

    private Plan compile() {
        try {
            var compiled = compiled();
            if (compiled.plan() == null) {
                var problems = compiled.problems();
                throw failure(
                        FailureTypes.PLAN_REJECTED,
                        "The plan is rejected, %d problem%s: %s"
                                .formatted(
                                        problems.size(),
                                        problems.size() == 1 ? "" : "s",
                                        String.join("\n", problems)),
                        null);
            }
            progress.planned(compiled.plan(), compiled.searchAttributes());
            ledger.searchAttributes(compiled.searchAttributes());
            return compiled.plan();
        } catch (ActivityFailure e) {
            throw failure(
                    FailureTypes.PLAN_REJECTED,
                    "The plan could not be compiled: " + Failures.sentence(e),
                    null);
        }
    }

    /** A person who aborts does not wait until the documents can be read. */
    private Compiled compiled() {
        var port =
                Ports.plan(
                        "compile the plan of %s %s"
                                .formatted(request.service(), request.version()));
        var compiling = new ArrayList<Promise<Compiled>>();
        var scope =
                Workflow.newCancellationScope(() ->
                        compiling.add(
                                Async.function(port::compilePlan, new CompileCall(request, only))));
        scope.run();
        var promise = compiling.getFirst();
        Workflow.await(() -> promise.isCompleted() || aborted != null);
        if (!promise.isCompleted() && aborted != null) {
            scope.cancel();
            throw failure(
                    FailureTypes.ABORTED,
                    "%s %s ended before its plan was compiled: %s."
                            .formatted(request.service(), request.version(), aborted.why()),
                    null);
        }
        return promise.get();
    }

    private Ending stage(Plan whole, PlannedStage stage) {
        if (aborted != null) {
            return aborted;
        }
        var current =
                new StageChild(
                        Workflow.getInfo().getWorkflowId(), stage, ledger.assignment(whole, stage));
        child = current;
        Workflow.await(() -> current.ended() || aborted != null);
        if (!current.ended()) {
            Wait.atMost(LAST_STEP, "the last step of " + stage.name(), current::ended);
        }
        child = null;
        if (!current.ended()) {
            current.cancel();
            ledger.lost(stage);
            return Objects.requireNonNull(aborted);
        }
        var lost = current.lost();
        if (lost != null) {
            ledger.lost(stage);
            return Ending.lost(lost);
        }
        var result = current.result();
        progress.reported(result.last());
        ledger.ended(stage, whole.artifact().digest(), result);
        return result.ending();
    }

    private DeploymentOutcome close(Plan whole, @Nullable PlannedStage last, Ending ending) {
        var now = new Closing(whole, only != null, ledger, progress);
        closing = now;
        var outcome = now.close(last, ending, started);
        if (outcome.outcome().equals(DeploymentOutcome.DELIVERED)) {
            progress.over(State.DELIVERED, outcome.sentence());
            return outcome;
        }
        progress.over(
                outcome.proven() == null ? State.STOPPED : State.ROLLED_BACK, outcome.sentence());
        throw failure(outcome.outcome(), outcome.sentence(), outcome);
    }

    private ApplicationFailure failure(
            String type, String sentence, @Nullable DeploymentOutcome outcome) {
        if (outcome == null) {
            progress.over(State.STOPPED, sentence);
        }
        return outcome == null
                ? Sentence.failure(type, sentence)
                : Sentence.failure(type, sentence, outcome);
    }

    /** What people see. */
    public Status status() {
        return progress.status();
    }

    /** The plan; null before it is compiled. */
    public @Nullable Plan plan() {
        return plan;
    }

    /** A stage's word on the way. */
    public void reported(Courier.Report report) {
        if (child != null && child.sent(report)) {
            progress.reported(report.snapshot());
            child.acknowledge(report.acknowledged());
        }
    }

    /** A rollback's word on the way; of one that this run did not lead to, it wants none. */
    public void heard(RollbackWord word) {
        if (closing != null) {
            progress.heard(word);
        }
    }

    /** A cancel request is an abort without a name. */
    public void cancelled(@Nullable String reason) {
        var why = reason == null || reason.isBlank() ? null : reason;
        try {
            abort(new Command.Abort("a cancel request", why));
        } catch (IllegalArgumentException e) {
            progress.happened("ignored a cancel request: " + e.getMessage());
        }
    }

    /** Takes a command; the answer tells what the stage made of it. */
    public String take(Command command) {
        if (command instanceof Command.Abort abort) {
            return abort(abort);
        }
        Wait.atMost(
                LAST_STEP,
                command.name() + " waits for a stage",
                () -> child != null || closing != null || aborted != null);
        var current = child;
        if (current == null) {
            throw Sentence.refused(
                    "No stage is running that could take %s: %s."
                            .formatted(command.name(), progress.status().headline()));
        }
        return current.relay(command);
    }

    private String abort(Command.Abort abort) {
        var by = abort.by() + (abort.comment() == null ? "" : ": " + abort.comment());
        if (closing != null) {
            return closing.giveUp(by);
        }
        progress.happened("abort by " + by);
        aborted = Ending.aborted("aborted by " + by, abort.by());
        var current = child;
        return current == null ? "It stops; nothing of it is running." : told(current, abort);
    }

    /** The run has stopped for itself already; a stage that says nothing does not undo that. */
    private String told(StageChild stage, Command.Abort abort) {
        try {
            return stage.relay(abort);
        } catch (IllegalArgumentException e) {
            return "The run stops and begins no other stage. Its stage did not take the word: "
                    + e.getMessage();
        }
    }

    /** Keeps a refused signal where people see it. */
    public void refused(String name, String sentence) {
        progress.happened("ignored signal %s: %s".formatted(name, sentence));
        if (plan != null) {
            new RunNotices(plan, progress).refused(name, sentence);
        }
    }
}

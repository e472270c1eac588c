package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Beside;
import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.environment.protocol.RollbackOrder;
import dev.holdpoint.workflows.environment.protocol.RollbackWord;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedRollback;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Asking;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.status.RunCard;
import dev.holdpoint.workflows.status.StageStatus;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.status.Status;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a rollback: each is tried until it is done, for only a person's word ends a rollback
 * that does not succeed.
 */
public final class RollbackSteps {
    private static final PlannedStep READY = own("ready", "see that stable can take users back");
    private static final PlannedStep PROOF = own("proof", "see that stable serves");
    private static final PlannedStep STOP =
            own("stop", "stop what was started, nothing ran before");

    private final Plan plan;
    private final Board board;
    private final Stop stop = new Stop();
    private final Execution run;
    private final RollbackTask task;
    private final Bound bound;
    private final PlannedRollback list;
    private final RollbackCommands commands;
    private final HoldRunner holds;
    private final StableAlone alone;
    private final StableKnown known;
    private final Tries tries;
    private final Herald herald;
    private final RollbackClock clock;
    private final LostQuestion question;
    private final Keeping keeping;

    /**
     * @param listeners who is told where it stands, by workflow id
     */
    public RollbackSteps(RollbackTask task, List<String> listeners) {
        var plan = task.plan();
        this.task = task;
        this.bound = task.bound();
        this.list = plan.rollback();
        this.plan = plan;
        this.board =
                new Board(
                        about(),
                        list.steps(),
                        State.ROLLING_BACK,
                        () -> Workflow.setCurrentDetails(RunCard.of(status())));
        var bench = new Bench(board, List.of(), Bench.Carried.NOTHING);
        var desk = new Desk(board, plan, stop);
        this.run =
                new Execution(
                        plan,
                        bound.environment(),
                        Asking.DEFAULT,
                        Workflow.getInfo().getRunId(),
                        new Execution.Seats(board, desk, bench, stop),
                        step -> {});
        run.inherit(bound, Map.of(), task.reached(), Map.of());
        var breaches = new Breaches(run, _ -> {});
        this.holds = new HoldRunner(run, breaches, new Vigil(run, breaches));
        this.alone = new StableAlone(run, bound);
        this.known = new StableKnown(run, bound, task.force(), this::healthy);
        this.tries = new Tries(run);
        this.clock = new RollbackClock(run, task.decided(), list.within());
        this.question = new LostQuestion(run, task.first(), task.reason());
        this.keeping = new Keeping(run, bound, task.holder(), task.reason());
        this.commands =
                new RollbackCommands(run, question, clock, new StageCommands(run, breaches, holds));
        this.herald = new Herald(listeners, this::word);
    }

    private static PlannedStep own(String name, String sentence) {
        return PlannedStep.of("rollback/" + name, Step.Deploy.STABLE, sentence);
    }

    private StageStatus about() {
        return new StageStatus(
                "Rollback",
                "rollback",
                bound.environment().name(),
                "running",
                Workflow.getInfo().getWorkflowId(),
                Moment.now(),
                null,
                false,
                List.of());
    }

    private RollbackWord word() {
        var seen = board.snapshot();
        return new RollbackWord(
                Workflow.getInfo().getWorkflowId(),
                seen.state(),
                seen.state() == State.ROLLING_BACK ? "stable is brought back" : seen.why(),
                seen.shares());
    }

    /** Runs them all; null when a person gave up, else when stable was proven. */
    public @Nullable Instant run() {
        var beside = Workflow.newCancellationScope(() -> Beside.run(herald::tell));
        beside.run();
        if (!question.wanted(clock)) {
            beside.cancel();
            return null;
        }
        announce();
        var clocked = Workflow.newCancellationScope(() -> Beside.run(clock::mind));
        clocked.run();
        var done = everyStep();
        clocked.cancel();
        beside.cancel();
        if (!done) {
            return null;
        }
        board.closed("passed", "stable serves");
        return clock.end();
    }

    /** A person does not want to be asked. */
    public void ordered(RollbackOrder by) {
        question.answer(by);
    }

    /** When it was decided. */
    public Instant decided() {
        return clock.decided();
    }

    private boolean everyStep() {
        var before = alone.before();
        if (knowsStable() && !untilDone(READY, () -> known.ready(READY))) {
            return false;
        }
        alone.tell(before);
        for (var step : list.steps()) {
            var unmet = unmet(step);
            if (unmet != null) {
                board.ended(step, "skipped", unmet);
                continue;
            }
            if (step.step() instanceof Step.Deploy && !run.slots()) {
                keeping.save(); // it takes the candidate's place
            }
            if (!untilDone(step, () -> once(step))) {
                return false;
            }
            if (bound.stable() != null && step.step() instanceof Step.Check) {
                clock.proven();
                keeping.save();
            }
        }
        keeping.save();
        if (strayed()
                && !untilDone(STOP, () -> new DeployRunner(run).run(STOP, Step.Deploy.STABLE))) {
            return false;
        }
        return proof();
    }

    private @Nullable String unmet(PlannedStep step) {
        return step.skipped() == null
                ? Conditions.unmet(
                        step.step().common().when(), run.slots(), run.reached, run.answers)
                : step.skipped();
    }

    private boolean knowsStable() {
        return bound.stable() != null && bound.environment().deploy() != null;
    }

    /**
     * Nothing is proven by a list alone: stable must be seen to run and to be alone, when no effect
     * of a worker that was cut off can land any more.
     */
    private boolean proof() {
        var late = clock.left(bound.environment().landing());
        if (!untilDone(PROOF, () -> seen(late.isPositive() ? late : Duration.ZERO))) {
            return false;
        }
        clock.proven();
        return true;
    }

    private StepEnd seen(Duration late) {
        if (late.isPositive()) {
            alone.stays(late);
        } else if (alone.restored()) {
            return StepEnd.failed("something had changed the shares");
        }
        return knowsStable() ? known.proven(PROOF) : StepEnd.done("nothing ran before");
    }

    /** Whether something was started in a slot where nothing can take its place. */
    private boolean strayed() {
        return bound.stable() == null
                && bound.candidateSlot() != null
                && run.reached.contains("deploy");
    }

    /** Tells people why stable is brought back, and how hands do it; traffic waits for neither. */
    private void announce() {
        Beside.run(() -> {
            Hands.write(run, bound);
            Notices.tell(run, "breach", "Stable is brought back", task.reason(), Map.of());
        });
    }

    private boolean untilDone(PlannedStep step, Supplier<StepEnd> work) {
        board.started(step);
        while (true) {
            var end = new UntilStopped(stop).run(null, () -> guarded(work));
            if (end instanceof StepEnd.Done(var note)) {
                board.ended(step, "done", note);
                board.state(State.ROLLING_BACK, step.sentence());
                tries.succeeded();
                return true;
            }
            if (stop.decided() || !tries.again(step.sentence(), end.words())) {
                board.ended(step, "failed", end.words());
                return false;
            }
        }
    }

    private static StepEnd guarded(Supplier<StepEnd> work) {
        try {
            return work.get();
        } catch (ActivityFailure e) {
            return StepEnd.failed(Failures.sentence(e));
        } catch (CanceledFailure e) {
            return StepEnd.failed("stopped: " + e.getOriginalMessage());
        }
    }

    /** The list's own checks of stable, before users return to one that was started anew. */
    private StepEnd healthy() {
        for (var step : list.steps()) {
            if (step.step() instanceof Step.Check && unmet(step) == null) {
                var end = once(step);
                if (!(end instanceof StepEnd.Done)) {
                    return end;
                }
            }
        }
        return StepEnd.done("stable runs again and passed the checks of the rollback");
    }

    private StepEnd once(PlannedStep step) {
        if (bound.stable() == null && step.step() instanceof Step.Check) {
            return StepEnd.done("nothing ran before, so there is no stable to check");
        }
        return switch (step.step()) {
            // a rollback overrides whatever shares it finds, and looks at them instead of judging
            case Step.Shift _ -> alone.set(step);
            case Step.Hold hold -> alone.stays(hold.length());
            default -> new Runners(run, new BuiltIn(run, Map.of()), holds).run(step);
        };
    }

    /** What people may say to it. */
    public RollbackCommands commands() {
        return commands;
    }

    /** Where what is known of the candidate is kept, to follow a sentence; empty for nowhere. */
    public String evidence() {
        return keeping.sentence();
    }

    /** What people see. */
    public Status status() {
        return Awaited.status(plan, board.snapshot(), Workflow.getInfo().getWorkflowId());
    }
}

package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.plan.DurationText;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedRollback;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Asking;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.status.RunCard;
import dev.holdpoint.workflows.status.StageStatus;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.status.Status;
import dev.holdpoint.workflows.wire.Sentence;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a rollback: each is tried until it is done, for only a person's word ends a rollback
 * that does not succeed.
 */
public final class RollbackSteps {
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Duration LATE_EFFECTS = Duration.ofSeconds(6);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final PlannedStep STOP =
            new PlannedStep(
                    "rollback/stop",
                    new Step.Deploy(
                            Step.Common.NONE, Step.Deploy.Which.STABLE, List.of(), null, List.of()),
                    "stop what was started, nothing ran before",
                    null,
                    null);

    private final Plan plan;
    private final Board board;
    private final Stop stop = new Stop();
    private final Execution run;
    private final Bound bound;
    private final PlannedRollback list;
    private final Instant decided;
    private final StageCommands commands;
    private final HoldRunner holds;
    private @Nullable Instant proven;

    /**
     * @param root the first run id that effect keys start with
     */
    public RollbackSteps(
            Plan plan, Bound bound, List<String> reached, Instant decided, String root) {
        this.bound = bound;
        this.list = plan.rollback();
        this.decided = decided;
        var about =
                new StageStatus(
                        "Rollback",
                        "rollback",
                        bound.environment().name(),
                        "running",
                        Workflow.getInfo().getWorkflowId(),
                        Moment.now(),
                        null,
                        false,
                        List.of());
        this.plan = plan;
        this.board =
                new Board(
                        about,
                        list.steps(),
                        State.ROLLING_BACK,
                        () -> Workflow.setCurrentDetails(RunCard.of(status())));
        var bench = new Bench(board, List.of(), Bench.Carried.NOTHING);
        var desk = new Desk(board, plan.roles(), stop, plan.hash());
        this.run =
                new Execution(
                        plan,
                        bound.environment(),
                        Asking.DEFAULT,
                        root,
                        new Execution.Seats(board, desk, bench, stop),
                        step -> {});
        run.inherit(bound, Map.of(), reached, Map.of());
        var breaches = new Breaches(run);
        this.holds = new HoldRunner(run, breaches, new Vigil(run, breaches));
        this.commands = new StageCommands(run, breaches, holds);
    }

    /** Runs them all; null when a person gave up, else when stable was proven. */
    public @Nullable Instant run() {
        io.temporal.workflow.Async.procedure(this::mindPromise);
        for (var step : list.steps()) {
            var unmet =
                    step.skipped() == null
                            ? Conditions.unmet(
                                    step.step().common().when(),
                                    run.slots(),
                                    run.reached,
                                    run.answers)
                            : step.skipped();
            if (unmet != null) {
                board.ended(step, "skipped", unmet);
            } else if (!untilDone(step)) {
                return null;
            }
            if (proven == null && bound.stable() != null && isProof(step)) {
                proven = Moment.now();
                board.happened(
                        "stable serves again, %s after the decision"
                                .formatted(DurationText.about(Duration.between(decided, proven))));
            }
        }
        if (strayed() && !untilDone(STOP)) {
            return null;
        }
        if (!outlast()) {
            return null;
        }
        board.closed("passed", "stable serves");
        return proven == null ? Moment.now() : proven;
    }

    /** Whether something was started in a slot where nothing can take its place. */
    private boolean strayed() {
        return bound.stable() == null
                && bound.candidateSlot() != null
                && run.reached.contains("deploy");
    }

    /** Tells people why stable is brought back. */
    public void announce(String reason) {
        Notices.tell(run, "breach", "Stable is brought back", reason, java.util.Map.of());
    }

    /** Alarms once when stable is not proven within what was promised. */
    private void mindPromise() {
        var left = Duration.between(Moment.now(), decided.plus(list.within()));
        if (left.isPositive()) {
            Workflow.sleep(left);
        }
        if (proven == null && !stop.decided()) {
            var text =
                    "stable is not proven %s after the decision, as promised"
                            .formatted(DurationText.of(list.within()));
            board.happened(text);
            Notices.tell(run, "alarm", "The rollback takes too long", text, Map.of());
        }
    }

    /** A check at stable proves it; without one, the shift's own count does. */
    private boolean isProof(PlannedStep step) {
        boolean anyCheck = list.steps().stream().anyMatch(s -> s.step() instanceof Step.Check);
        return anyCheck
                ? step.step() instanceof Step.Check
                : step.step() instanceof Step.Shift || step.step() instanceof Step.Deploy;
    }

    private boolean untilDone(PlannedStep step) {
        board.started(step);
        while (true) {
            var end = once(step);
            if (end instanceof StepEnd.Done(var note)) {
                board.ended(step, "done", note);
                board.state(State.ROLLING_BACK, step.sentence());
                return true;
            }
            var why = end instanceof StepEnd.Failed failed ? failed.why() : "stopped";
            if (stop.decided() || !again(step, why)) {
                board.ended(step, "failed", why);
                return false;
            }
        }
    }

    private StepEnd once(PlannedStep step) {
        if (bound.stable() == null && step.step() instanceof Step.Check) {
            return StepEnd.done("nothing ran before, so there is no stable to check");
        }
        try {
            return switch (step.step()) {
                case Step.Shift _ -> shift(step);
                case Step.Hold hold -> steady(hold);
                default -> new Runners(run, new BuiltIn(run, Map.of()), holds).run(step);
            };
        } catch (ActivityFailure e) {
            return StepEnd.failed(Failures.sentence(e));
        }
    }

    /** A rollback overrides whatever shares it finds. */
    private StepEnd shift(PlannedStep step) {
        var wanted = new Shares(bound).stableAlone();
        if (wanted.isEmpty()) {
            return StepEnd.done("no slots or no stable here, nothing to shift");
        }
        return new Shifting(run).shift(step, wanted, false);
    }

    /** Time that stable has to stay alone; looked at, not judged. */
    private StepEnd steady(Step.Hold hold) {
        var summary = "stable alone for " + DurationText.of(hold.length());
        Workflow.newTimer(hold.length(), TimerOptions.newBuilder().setSummary(summary).build())
                .get();
        return alone()
                ? StepEnd.done("stable stayed alone for " + DurationText.of(hold.length()))
                : StepEnd.failed("stable does not have all the traffic any more");
    }

    /** Whether stable has all the traffic; sets it again when it has not. */
    private boolean alone() {
        var wanted = new Shares(bound).stableAlone();
        if (wanted.isEmpty()) {
            return true;
        }
        var target = run.references().inSlot(null, false, Needs.traffic(run));
        var shares = run.ports.traffic("see that stable is alone").readTraffic(target).shares();
        return shares.equals(wanted);
    }

    /** Effects of a worker that was cut off may still land: looks until they cannot any more. */
    private boolean outlast() {
        var until = decided.plus(LATE_EFFECTS);
        while (Moment.now().isBefore(until)) {
            if (!settledNow()) {
                return false;
            }
            Workflow.sleep(LOOK);
        }
        return settledNow();
    }

    private boolean settledNow() {
        while (!stop.decided()) {
            try {
                if (alone()) {
                    return true;
                }
                board.happened("an effect landed late; stable gets all the traffic again");
                run.ports
                        .traffic("all traffic to stable again")
                        .shiftTraffic(
                                new dev.holdpoint.workflows.port.ShiftCall(
                                        "%s/rollback/late/%d"
                                                .formatted(
                                                        run.firstRunId,
                                                        Moment.now().toEpochMilli()),
                                        run.references().inSlot(null, false, Needs.traffic(run)),
                                        new Shares(bound).stableAlone(),
                                        null));
            } catch (ActivityFailure e) {
                if (!again(null, Failures.sentence(e))) {
                    return false;
                }
            }
        }
        return false;
    }

    /**
     * Shows that it failed, tells people, and waits before the next try; false when a person gave
     * up.
     */
    private boolean again(@Nullable PlannedStep step, String why) {
        var what = (step == null ? "looking at traffic" : step.sentence()) + " failed: " + why;
        board.state(State.ROLLBACK_FAILED, what);
        board.happened(what + "; it is tried again in " + DurationText.of(AGAIN));
        Notices.tell(run, "alarm", "The rollback does not succeed", what, Map.of());
        return !Workflow.await(AGAIN, stop::decided);
    }

    /** Takes a command: abort with a comment gives the rollback up. */
    public String take(Command command) {
        examine(command);
        if (command instanceof Command.Abort abort) {
            stop.decide(Ending.aborted("given up by " + Said.by(abort), abort.by()));
            board.happened("given up by " + Said.by(abort));
            return "The rollback is given up; the environment stays locked as not settled.";
        }
        return commands.take(command);
    }

    /** Refuses what cannot be right now. */
    public void examine(Command command) {
        if (!(command instanceof Command.Abort abort)) {
            commands.examine(command);
            return;
        }
        if (board.snapshot().state() != State.ROLLBACK_FAILED) {
            throw Sentence.refused(
                    "The rollback is under way and succeeds so far; it can be given up only when it"
                            + " fails.");
        }
        if (abort.comment() == null) {
            throw Sentence.refused(
                    "Giving a rollback up needs a reason: {\"by\":\"%s\",\"comment\":\"why\"}."
                            .formatted(abort.by()));
        }
    }

    /** Why it was given up. */
    public String givenUp() {
        var ending = stop.ending();
        return ending == null ? "not given up" : ending.why();
    }

    /** Keeps a refused signal where people see it. */
    public void refused(String name, String sentence) {
        board.happened("ignored signal %s: %s".formatted(name, sentence));
    }

    /** What people see. */
    public Status status() {
        return Awaited.status(plan, board.snapshot(), Workflow.getInfo().getWorkflowId());
    }
}

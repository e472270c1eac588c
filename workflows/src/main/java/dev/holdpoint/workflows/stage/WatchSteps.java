package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Beside;
import dev.holdpoint.workflows.call.Countdown;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.call.Wait;
import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.environment.WatchAssignment;
import dev.holdpoint.workflows.judge.Evidence;
import dev.holdpoint.workflows.judge.Exposure;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.plan.PlannedWatch;
import dev.holdpoint.workflows.runbook.Ordered;
import dev.holdpoint.workflows.runbook.Share;
import dev.holdpoint.workflows.status.RunCard;
import dev.holdpoint.workflows.status.StageStatus;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.status.Status;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The steps of a watch: phases of looks, and beside them the end of the kept slot. */
public final class WatchSteps {
    private final WatchAssignment assignment;
    private final Board board;
    private final Stop stop = new Stop();
    private final Execution run;
    private final List<WatchPhase> phases;
    private final Breaches breaches;
    private final Lookout lookout;
    private final WatchWaits waits;
    private final StageCommands commands;
    private final KeptSlot kept;
    private @Nullable WatchPhase current;
    private boolean superseded;

    /**
     * What goes on in a new history.
     *
     * @param waived step → who ended it early
     */
    public record Carry(Bench.Carried measured, Map<String, String> waived, boolean paused) {
        public Carry {
            waived = Ordered.copy(waived);
        }
    }

    /**
     * @param carry what an earlier history left; null at the beginning
     */
    public WatchSteps(WatchAssignment assignment, @Nullable Carry carry) {
        this.assignment = assignment;
        var planned = Objects.requireNonNull(assignment.plan().watch());
        this.phases = WatchPhase.of(planned.phases(), assignment.since());
        this.board = new Board(about(), steps(), State.RUNNING, this::show);
        this.run = execution(planned, carry == null ? fresh() : carry.measured());
        this.breaches = new Breaches(run, _ -> {});
        this.lookout = new Lookout(run, breaches);
        this.waits = new WatchWaits(run, this::waiting);
        this.commands = new StageCommands(run, breaches, waits);
        this.kept = new KeptSlot(run, assignment, this::sound, waits);
        if (carry != null) {
            waits.waived().putAll(carry.waived());
            commands.pause(carry.paused());
        }
    }

    /** Each look brings news, even where nothing that is decided changes. */
    private void show() {
        Workflow.setCurrentDetails(RunCard.of(status()));
    }

    private List<PlannedStep> steps() {
        var steps = new ArrayList<>(phases.stream().map(WatchPhase::step).toList());
        KeptSlot.step(assignment).ifPresent(steps::add);
        return steps;
    }

    private Execution execution(PlannedWatch planned, Bench.Carried measured) {
        var plan = assignment.plan();
        var bound = assignment.bound();
        var execution =
                new Execution(
                        plan,
                        bound.environment(),
                        planned.asking(),
                        Workflow.getInfo().getRunId(),
                        new Execution.Seats(
                                board,
                                new Desk(board, plan, stop),
                                new Bench(board, plan.rules(), measured),
                                stop),
                        step -> {});
        execution.inherit(bound, Map.of(), assignment.reached(), assignment.delivered().deployed());
        // the kept slot is stopped in the end, or left alone where it is not as it was
        execution.leaveStable();
        return execution;
    }

    private Bench.Carried fresh() {
        return new Bench.Carried(
                Evidence.NONE,
                new Exposure(
                        assignment.bound().judged(),
                        everybody(),
                        assignment.delivered().exposed(),
                        assignment.since()),
                Map.of());
    }

    private Map<String, Integer> everybody() {
        return new Shares(assignment.bound()).candidateAt(new Share(100));
    }

    private StageStatus about() {
        return new StageStatus(
                "Watch",
                "watch",
                assignment.bound().environment().name(),
                "running",
                Workflow.getInfo().getWorkflowId(),
                Moment.now(),
                null,
                false,
                List.of());
    }

    /**
     * Watches to the end or until it is decided otherwise; null when a new history has to begin.
     */
    public @Nullable Ending run() {
        board.shared(everybody());
        Beside.run(() -> Hands.write(run, assignment.bound()));
        Beside.run(kept::keep);
        for (var phase : phases) {
            if (!phase.ends().isAfter(Moment.now()) || ended(phase)) {
                board.ended(phase.step(), "done", "before");
            } else if (watched(phase)) {
                return null;
            }
        }
        if (!phases.isEmpty() && afterwards(phases.getLast())) {
            return null;
        }
        Workflow.await(
                () -> (kept.over() && !lookout.asking()) || (stop.decided() && !kept.underWay()));
        var ending = stop.ending();
        if (ending == null) {
            return Ending.passed("%s was watched to the end".formatted(version()));
        }
        breaches.leave(ending);
        return ending;
    }

    private String version() {
        var request = assignment.plan().request();
        return request.service() + " " + request.version();
    }

    /** Looks until the phase is over; whether a new history has to begin. */
    private boolean watched(WatchPhase phase) {
        board.started(phase.step());
        current = phase;
        run.bench.pace(phase.every());
        var time =
                Countdown.of(Duration.between(Moment.now(), phase.ends()), phase.step().sentence());
        while (!time.over() && !ended(phase)) {
            if (tired()) {
                return true;
            }
            lookout.look(phase);
            show();
            Wait.atMost(phase.rest(), "until the next look", () -> time.over() || ended(phase));
        }
        time.stop();
        current = null;
        board.holds(null);
        close(phase);
        return false;
    }

    private boolean ended(WatchPhase phase) {
        return stop.decided() || waits.waiver(phase.step()) != null;
    }

    private void close(WatchPhase phase) {
        var waiver = waits.waiver(phase.step());
        var ending = stop.ending();
        if (ending != null) {
            board.ended(phase.step(), "failed", ending.why());
        } else if (waiver != null) {
            board.ended(phase.step(), "done", "ended early by " + waiver + "; not a PASS");
        } else {
            board.ended(phase.step(), "done", lookout.why());
            if (lookout.verdict() != Verdict.PASS) {
                Notices.tell(
                        run,
                        "warning",
                        "A phase of the watch is not passed",
                        lookout.why(),
                        Map.of());
            }
        }
    }

    /**
     * The kept slot outlives the phases where its time is longer, or where the last look was no
     * PASS: then looks go on, for nothing unknown takes the way back away. Whether a new history
     * has to begin.
     */
    private boolean afterwards(WatchPhase phase) {
        while (true) {
            Workflow.await(() -> stop.decided() || kept.over() || kept.due());
            if (stop.decided() || kept.over()) {
                return false;
            }
            if (tired()) {
                return true;
            }
            lookout.look(phase);
            show();
            Wait.atMost(phase.rest(), "until the next look", () -> stop.decided() || kept.over());
        }
    }

    private List<PlannedStep> waiting() {
        var waiting = new ArrayList<PlannedStep>();
        if (current != null) {
            waiting.add(current.step());
        }
        kept.waiting().ifPresent(waiting::add);
        return waiting;
    }

    /** Whether nothing speaks for going back now. */
    private boolean sound() {
        return !commands.paused()
                && !lookout.asking()
                && (phases.isEmpty() || lookout.verdict() == Verdict.PASS);
    }

    private boolean tired() {
        return lookout.tired()
                && !lookout.asking()
                && board.questions().isEmpty()
                && !kept.underWay();
    }

    /** What a new history needs. */
    public Carry carry() {
        return new Carry(lookout.carry(), waits.waived(), commands.paused());
    }

    /** When the kept slot was stopped; null while it is kept. */
    public @Nullable Instant retired() {
        return kept.retired();
    }

    /** Something else begins in the environment. */
    public void superseded(String by) {
        superseded = !stop.decided();
        stop.decide(Ending.now(Ending.Kind.STOPPED, "ended by " + by, by));
    }

    /** Whether it ended because something else began. */
    public boolean wasSuperseded() {
        return superseded;
    }

    /** A person wants stable back. */
    public void abort(String why, String by) {
        stop.decide(Ending.aborted(why, by));
    }

    /** Stable is brought back, and where that stands. */
    public void returning(State state, String text) {
        board.state(state, text);
        board.happened(text);
    }

    /** It is over. */
    public void closed(String how, String sentence) {
        board.closed(how, sentence);
    }

    /** Tells people how it ended; returns when they were told. */
    public void tell(String title, String text) {
        Notices.lastly(run, "watch", title, text);
    }

    /** Takes a command. */
    public String take(Command command) {
        return commands.take(command);
    }

    /** Refuses what cannot be right now. */
    public void examine(Command command) {
        commands.examine(command);
    }

    /** Keeps a refused signal where people see it. */
    public void refused(String name, String sentence) {
        commands.refused(name, sentence);
    }

    /** What people see. */
    public Status status() {
        var snapshot = board.snapshot();
        return Awaited.status(
                assignment.plan(),
                current == null ? snapshot : lookout.told(snapshot),
                Workflow.getInfo().getWorkflowId());
    }
}

package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Beside;
import dev.holdpoint.workflows.call.Failures;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.call.Ports;
import dev.holdpoint.workflows.call.Wait;
import dev.holdpoint.workflows.command.Relayed;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.environment.protocol.Intend;
import dev.holdpoint.workflows.plan.PlannedStage;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.status.RunCard;
import dev.holdpoint.workflows.status.StageStatus;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.status.Status;
import dev.holdpoint.workflows.wire.Names;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One stage from its first step to its last word. */
public final class StageRun {
    /** How long a decision waits for a shift under way: it may not land after the next one. */
    private static final Duration TRAFFIC = Duration.ofSeconds(25);

    private final Assignment assignment;
    private final PlannedStage stage;
    private final Board board;
    private final Stop stop = new Stop();
    private final Bench bench;
    private final Desk desk;
    private final Execution run;
    private final Courier courier;
    private final Breaches breaches;
    private final Vigil vigil;
    private final HoldRunner holds;
    private final Frost frost;
    private final StageCommands commands;
    private boolean left;

    /**
     * @param parent the deployment to report to
     */
    public StageRun(Assignment assignment, @Nullable String parent) {
        this.assignment = assignment;
        this.stage = assignment.plan().stages().getFirst();
        var courierBox = new Courier[1];
        this.board =
                new Board(
                        about(),
                        stage.steps(),
                        State.RUNNING,
                        () -> {
                            if (courierBox[0] != null) {
                                courierBox[0].changed();
                                Workflow.setCurrentDetails(RunCard.of(status()));
                            }
                        });
        this.courier = new Courier(parent, board::snapshot);
        courierBox[0] = courier;
        var plan = assignment.plan();
        this.bench =
                new Bench(
                        board,
                        stage.as().judged() ? plan.rules() : List.of(),
                        assignment.measured());
        this.desk = new Desk(board, plan, stop);
        var environment =
                stage.environment() == null ? null : plan.environments().get(stage.environment());
        this.run =
                new Execution(
                        plan,
                        environment,
                        stage.asking(),
                        assignment.runId(),
                        new Execution.Seats(board, desk, bench, stop),
                        this::announce);
        run.inherit(
                assignment.bound(),
                assignment.answers(),
                assignment.reached(),
                assignment.deployed());
        this.breaches = new Breaches(run, this::stable);
        this.vigil = new Vigil(run, breaches);
        this.holds = new HoldRunner(run, breaches, vigil);
        this.frost = new Frost(run, breaches);
        this.commands = new StageCommands(run, breaches, holds);
    }

    private StageStatus about() {
        return new StageStatus(
                stage.name(),
                stage.slug(),
                stage.environment(),
                "running",
                Workflow.getInfo().getWorkflowId(),
                Moment.now(),
                null,
                false,
                List.of());
    }

    /** What people see. */
    public Status status() {
        return Awaited.status(
                assignment.plan(), board.snapshot(), Workflow.getInfo().getWorkflowId());
    }

    /** The commands people may give. */
    public StageCommands commands() {
        return commands;
    }

    /** A command by way of the deployment; a number counts once. */
    public void relayed(Relayed relayed) {
        courier.acknowledge(commands.relayed(relayed));
    }

    /** Runs every step; the last word is the result. */
    public StageResult run() {
        var beside =
                Workflow.newCancellationScope(() -> {
                    Beside.run(courier::carry);
                    if (stage.as().judged()) {
                        Beside.run(vigil::keep);
                    }
                    Beside.run(this::mindTime);
                    Beside.run(frost::mind);
                });
        beside.run();
        var ending = Keeping.ofWhatIsLeft(run, assignment.holder(), steps());
        stop.decide(ending);
        if (!left) {
            breaches.leave(ending);
        }
        board.closed(word(ending), ending.why());
        Workflow.await(() -> !desk.busy());
        courier.finish();
        beside.cancel();
        return new StageResult(
                ending,
                run.bound(),
                bench.carry(),
                run.answers,
                run.reached,
                run.deployed,
                board.snapshot(),
                courier.left());
    }

    private static String word(Ending ending) {
        return switch (ending.kind()) {
            case PASSED -> "passed";
            case STOPPED, REJECTED, LOCKED, UNSETTLED -> "stopped";
            case ABORTED, ROLLBACK -> "failed";
        };
    }

    private Ending steps() {
        for (var step : stage.steps()) {
            var decided = mayGoOn();
            if (decided != null) {
                return decided;
            }
            var ending = step(step);
            if (ending != null) {
                return ending;
            }
        }
        var decided = mayGoOn();
        return decided == null
                ? Ending.now(Ending.Kind.PASSED, stage.name() + " passed", "the steps")
                : decided;
    }

    /** Waits while it is paused or a breach is open; what was decided, null to go on. */
    private @Nullable Ending mayGoOn() {
        Workflow.await(() -> (!commands.paused() && !breaches.open()) || stop.decided());
        return stop.ending();
    }

    /** Runs one step; how it ends the stage, null when the next one may begin. */
    private @Nullable Ending step(PlannedStep step) {
        var unmet =
                step.skipped() == null
                        ? Conditions.unmet(
                                step.step().common().when(), run.slots(), run.reached, run.answers)
                        : step.skipped();
        if (unmet != null) {
            board.ended(step, "skipped", unmet);
            return null;
        }
        if (run.environment != null && run.bound() == null && Runners.needsEnvironment(step)) {
            var refused = taken();
            if (refused != null) {
                return refused;
            }
        }
        return toItsEnd(step);
    }

    /** Runs it; again where a person wants it done in the world as it is. */
    private @Nullable Ending toItsEnd(PlannedStep step) {
        while (true) {
            board.started(step);
            var end = interruptible(step);
            boolean drift = end instanceof StepEnd.Failed failed && failed.drift();
            if (end instanceof StepEnd.Failed failed) {
                board.ended(step, "failed", failed.why());
                end = new AfterFailure(run, stage).of(step, failed);
            } else {
                board.ended(step, end instanceof StepEnd.Done ? "done" : "failed", end.words());
            }
            if (end instanceof StepEnd.Ends(var ending)) {
                return ending;
            }
            if (end instanceof StepEnd.Again) {
                run.again(step);
            } else if (drift) {
                run.accept(step);
            } else {
                return null;
            }
            var decided = mayGoOn();
            if (decided != null) {
                return decided;
            }
        }
    }

    private @Nullable Ending taken() {
        var frozen = frost.thawed();
        if (frozen != null) {
            return frozen;
        }
        try {
            return new Taking(run, assignment).take();
        } catch (ActivityFailure e) {
            return Ending.now(
                    Ending.Kind.UNSETTLED,
                    "%s could not be looked at: %s"
                            .formatted(stage.environment(), Failures.sentence(e)),
                    "a step");
        }
    }

    /** Runs a step so that a decision ends it at once; only traffic is waited for. */
    private StepEnd interruptible(PlannedStep step) {
        var runners = new Runners(run, new BuiltIn(run, assignment.proven()), holds);
        return new UntilStopped(stop)
                .run(Runners.movesTraffic(step) ? TRAFFIC : null, () -> guarded(runners, step));
    }

    private StepEnd guarded(Runners runners, PlannedStep step) {
        try {
            return Runners.exposes(step) && !breaches.inPlace()
                    ? StepEnd.failed("stopped")
                    : runners.run(step);
        } catch (ActivityFailure e) {
            return new StepEnd.Failed(Failures.sentence(e), Failures.drift(e));
        } catch (CanceledFailure e) {
            return StepEnd.failed("stopped: " + e.getOriginalMessage());
        }
    }

    private void announce(PlannedStep step) {
        var environment = run.environment;
        if (environment == null) {
            return;
        }
        var id = Names.environmentId(run.plan.request().service(), environment.name());
        var intend =
                new Intend(
                        assignment.holder(),
                        assignment.runId(),
                        new Intend.Stage(
                                Workflow.getInfo().getWorkflowId(), Workflow.getInfo().getRunId()),
                        step.id(),
                        step.step().kind(),
                        step.sentence());
        Ports.environment("tell %s: %s".formatted(id, step.sentence()))
                .intend(run.key(step, "intend"), id, intend);
    }

    private void stable(Bound bound) {
        new Taking(run, assignment).tell(run.key("bind"), bound);
    }

    private void mindTime() {
        var takes = stage.takes();
        if (takes != null) {
            Wait.pass(takes.to(), stage.name() + " usually takes no longer");
            board.late();
        }
    }

    /** Keeps a refused signal where people see it. */
    public void refused(String name, String sentence) {
        commands.refused(name, sentence);
    }

    /** The run that started it is gone, and its environment brings stable back. */
    public void orphaned() {
        left = true;
        stop.decide(Ending.lost("the run that started it is gone"));
    }

    /**
     * A cancel request comes from a run that waits no longer, or from the server because the run is
     * gone: whether users leave is for others to say, perhaps after a question.
     */
    public void cancelled(String by) {
        left = true;
        stop.decide(Ending.now(Ending.Kind.ABORTED, "the deployment asked to stop", by));
    }
}

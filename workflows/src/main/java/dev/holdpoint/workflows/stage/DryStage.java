package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedStage;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Place;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.runbook.When;
import dev.holdpoint.workflows.status.Snapshot;
import dev.holdpoint.workflows.status.StageStatus;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.wire.Names;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a dry run: checks that change nothing and need no candidate are run, every other
 * step is noted with the reason why it is not.
 */
final class DryStage {
    private final PlannedStage stage;
    private final @Nullable Sight sight;
    private final Board board;
    private final Execution run;
    private final DryReport report;
    private final boolean stagedHere;
    private boolean changed;

    /**
     * @param sight null for a stage that touches no environment
     * @param changed whether an earlier stage would have changed the environment
     */
    DryStage(
            Plan whole,
            PlannedStage stage,
            @Nullable Sight sight,
            boolean changed,
            DryReport report,
            Consumer<Snapshot> told) {
        this.stage = stage;
        this.sight = sight;
        this.changed = changed;
        this.report = report;
        this.stagedHere = staging(whole, stage);
        var box = new ArrayList<Board>();
        this.board =
                new Board(
                        about(stage),
                        stage.steps(),
                        State.RUNNING,
                        () -> box.forEach(b -> told.accept(b.snapshot())));
        box.add(board);
        var bench = new Bench(board, List.of(), Bench.Carried.NOTHING);
        var desk = new Desk(board, whole, report.stop());
        var environment =
                stage.environment() == null ? null : whole.environments().get(stage.environment());
        this.run =
                new Execution(
                        whole.slice(List.of(stage)),
                        environment,
                        stage.asking(),
                        Workflow.getInfo().getRunId(),
                        new Execution.Seats(board, desk, bench, report.stop()),
                        _ -> {});
        if (sight != null && sight.bound() != null) {
            run.bind(sight.bound());
        }
    }

    /** Whether this very plan proves the artifact in staging before this stage. */
    private static boolean staging(Plan whole, PlannedStage stage) {
        return whole.stages().stream()
                .takeWhile(s -> !s.slug().equals(stage.slug()))
                .anyMatch(s -> s.as() == StageType.STAGING_DEPLOYMENT);
    }

    private static StageStatus about(PlannedStage stage) {
        return new StageStatus(
                stage.name(),
                stage.slug(),
                stage.environment(),
                "dry",
                null,
                Moment.now(),
                null,
                false,
                List.of());
    }

    /** Goes through the steps; whether the stage would change its environment. */
    boolean run() {
        for (var step : stage.steps()) {
            if (report.stop().decided()) {
                break;
            }
            var skipped = step.skipped() == null ? unmet(step) : step.skipped();
            if (skipped != null) {
                board.ended(step, "skipped", skipped);
            } else if (step.step() instanceof Step.Check check) {
                check(step, check);
            } else {
                board.ended(step, "skipped", "not run: " + DryReport.reason(step.step()));
                changed = changed || DryReport.changes(step.step());
            }
        }
        board.closed("dry", "looked at");
        return changed;
    }

    private @Nullable String unmet(PlannedStep step) {
        var when = step.step().common().when();
        return when != null && depends(when)
                ? "not run: it depends on what a run reaches and what people answer"
                : Conditions.unmet(when, run.slots(), List.of(), Map.of());
    }

    private static boolean depends(When when) {
        return when.reached() != null
                || !when.answer().isEmpty()
                || (when.not() != null && depends(when.not()));
    }

    private void check(PlannedStep step, Step.Check check) {
        var names = new ArrayList<String>();
        var not = new ArrayList<String>();
        for (var name : check.checks()) {
            var against = against(name, check);
            if (against == null) {
                names.add(name);
            } else {
                not.add("%s not run: %s".formatted(name, against));
            }
        }
        if (names.isEmpty()) {
            report.waits();
            board.ended(step, "skipped", String.join("; ", not));
            return;
        }
        board.started(step);
        var some = new Step.Check(check.common(), names, check.over());
        var end =
                new UntilStopped(report.stop())
                        .run(null, () -> new CheckRunner(run, builtIn()).run(step, some));
        not.addFirst(end.words());
        board.ended(step, end instanceof StepEnd.Done ? "done" : "failed", String.join("; ", not));
        report.ran(step, end);
    }

    private BuiltIn builtIn() {
        return new BuiltIn(run, Map.of());
    }

    /** Why a check is not run; null when it is. */
    private @Nullable String against(String name, Step.Check check) {
        if (name.equals("staged") && stagedHere) {
            return "an earlier stage of this plan is what proves it";
        }
        boolean own = run.plan.checks().containsKey(name);
        if (!own && !name.equals("current")) {
            return null;
        }
        if (sight != null && sight.bound() == null) {
            var service = run.plan.request().service();
            return "nobody can tell what is stable on "
                    + Names.environmentId(service, run.there().name());
        }
        boolean atStable = check.common().at().kind() == Place.Kind.STABLE;
        return changed && own && !atStable ? "it needs the candidate, and there is none" : null;
    }
}

package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.runbooks.compiler.Numbered.NumberedStage;
import dev.holdpoint.runbooks.compiler.Numbered.NumberedStep;
import dev.holdpoint.workflows.plan.PlannedRollback;
import dev.holdpoint.workflows.runbook.Place;
import dev.holdpoint.workflows.runbook.Service;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.runbook.When;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rollback list on its way into the plan, one list for every environment of the run. */
final class RollbackCompiler {
    private static final String SOME = "some";

    private final Context context;
    private final StepCompiler steps;
    private final List<NumberedStage> stages;

    RollbackCompiler(Context context, StepCompiler steps, List<NumberedStage> stages) {
        this.context = context;
        this.steps = steps;
        this.stages = stages;
    }

    PlannedRollback compile(List<NumberedStep> lines) {
        var list = context.sources().runbook().rollback();
        var facts = context.resolved().facts().withSlots(slots());
        var site = Boolean.FALSE.equals(slots()) ? Site.NOWHERE : somewhere();
        lines.forEach(this::wayDown);
        lines.forEach(this::atOnce);
        return new PlannedRollback(
                list.within(),
                list.responsible(),
                lines.stream()
                        .map(line -> steps.compile(whereSlots(atStable(line)), site, facts))
                        .toList());
    }

    /** Whether the environments have slots; null where they differ and only the run can tell. */
    private @Nullable Boolean slots() {
        var answers =
                environments().values().stream()
                        .map(it -> !it.slots().isEmpty())
                        .distinct()
                        .toList();
        return answers.size() == 1 ? answers.getFirst() : null;
    }

    private Site somewhere() {
        return environments().entrySet().stream()
                .filter(entry -> !entry.getValue().slots().isEmpty())
                .findFirst()
                .map(entry -> new Site(entry.getKey(), entry.getValue()))
                .orElse(Site.NOWHERE);
    }

    private Map<String, Service.Environment> environments() {
        var known = new LinkedHashMap<String, Service.Environment>();
        for (var stage : stages) {
            var name = stage.stage().environment();
            var environment = context.sources().service().environments().get(name);
            if (name != null && environment != null) {
                known.put(name, environment);
            }
        }
        return known;
    }

    /** In this list a line that names no place means stable: the candidate is what went wrong. */
    private static NumberedStep atStable(NumberedStep line) {
        var common = line.step().common();
        return common.at().equals(Place.CANDIDATE)
                ? new NumberedStep(
                        line.spot(), line.id(), line.step().with(Commons.at(common, Place.STABLE)))
                : line;
    }

    /** Traffic moves only where there are slots; a line about it says so for the run. */
    private static NumberedStep whereSlots(NumberedStep line) {
        if (!(line.step() instanceof Step.Shift)) {
            return line;
        }
        var common = line.step().common();
        return new NumberedStep(
                line.spot(),
                line.id(),
                line.step().with(Commons.when(common, some(common.when()))));
    }

    private static When some(@Nullable When when) {
        return when == null
                ? new When(null, null, null, null, SOME, null, null, Map.of(), null)
                : new When(
                        when.type(),
                        when.environment(),
                        when.emergency(),
                        when.migrations(),
                        when.slots() == null ? SOME : when.slots(),
                        when.reached(),
                        when.flag(),
                        when.answer(),
                        when.not());
    }

    private void atOnce(NumberedStep line) {
        if (line.step() instanceof Step.Wait) {
            context.findings().add(line.spot(), "the way back waits for no window; take it out");
        }
    }

    private void wayDown(NumberedStep line) {
        if (!(line.step() instanceof Step.Migrate)) {
            return;
        }
        for (var stage : stages) {
            var environment =
                    context.sources().service().environments().get(stage.stage().environment());
            if (environment != null && stage.steps().stream().anyMatch(RollbackCompiler::goesUp)) {
                UndoCover.noWayDown(environment).ifPresent(why -> cannot(line, stage, why));
            }
        }
    }

    private void cannot(NumberedStep line, NumberedStage stage, String why) {
        context.findings()
                .add(
                        line.spot(),
                        "environment %s cannot migrate down: %s"
                                .formatted(
                                        Objects.requireNonNull(stage.stage().environment()), why));
    }

    private static boolean goesUp(NumberedStep numbered) {
        return numbered.step() instanceof Step.Migrate migrate
                && migrate.direction() == Step.Migrate.Direction.UP
                && migrate.common().undo() == null;
    }
}

package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedStage;
import dev.holdpoint.workflows.status.Snapshot;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a dry run can know of a whole plan: environments are looked at, none is taken. */
public final class DryChecks {
    private final Plan plan;
    private final Consumer<Snapshot> told;
    private final DryReport report;
    private final Map<String, Sight> sights = new LinkedHashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private @Nullable String exposed;

    /**
     * @param stop ends it before its last check
     * @param told hears where each stage stands
     */
    public DryChecks(Plan plan, Stop stop, Consumer<Snapshot> told) {
        this.plan = plan;
        this.told = told;
        this.report = new DryReport(stop);
    }

    /** Goes through every stage; what was found, in a few sentences. */
    public String run() {
        for (var stage : plan.stages()) {
            stage(placed(stage));
        }
        return report.sentence();
    }

    /** As a run places it: a judged stage that names no environment stands where users were. */
    private PlannedStage placed(PlannedStage stage) {
        if (!stage.as().judged()) {
            return stage;
        }
        var place = stage.environment() == null ? exposed : stage.environment();
        exposed = place;
        return place == null ? stage : stage.in(place);
    }

    private void stage(PlannedStage stage) {
        var place = String.valueOf(stage.environment());
        var sight = sight(stage);
        if (new DryStage(plan, stage, sight, changed.contains(place), report, told).run()) {
            changed.add(place);
        }
    }

    /** An environment is looked at once, and only where a step would need it. */
    private @Nullable Sight sight(PlannedStage stage) {
        var environment = plan.environments().get(String.valueOf(stage.environment()));
        if (environment == null || report.stop().decided()) {
            return null;
        }
        var known = sights.get(environment.name());
        if (known != null || stage.steps().stream().noneMatch(Runners::needsEnvironment)) {
            return known;
        }
        var sight = Sight.of(plan, environment);
        sights.put(environment.name(), sight);
        if (sight.against() != null) {
            report.found(sight.against());
        }
        return sight;
    }
}

package dev.holdpoint.worker.direct;

import dev.holdpoint.activities.Adapters;
import dev.holdpoint.activities.DeployDispatch;
import dev.holdpoint.activities.HandsDispatch;
import dev.holdpoint.workflows.environment.protocol.Bound;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedEnvironment;
import dev.holdpoint.workflows.port.HandsActivities.HandsCall;
import dev.holdpoint.workflows.port.Release;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.stage.References;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way back to stable as commands for hands, before any run has taken the environment: which
 * slot is stable is not known then, so there are commands for each.
 */
public final class ByHand {
    private final DeployDispatch releases;
    private final HandsDispatch hands;

    /**
     * @param adapters those of this process
     */
    public ByHand(Adapters adapters) {
        var outside = adapters.outside(_ -> {});
        this.releases = new DeployDispatch(outside);
        this.hands = new HandsDispatch(outside);
    }

    /** Commands for every environment of a plan, as lines of plain text. */
    public List<String> lines(Plan plan) {
        var lines = new ArrayList<String>();
        for (var environment : plan.environments().values()) {
            lines.add("");
            lines.add("Back to stable by hand in " + environment.name());
            if (environment.slots().isEmpty()) {
                lines.addAll(indented(inPlace(plan, environment)));
            }
            for (var slot : environment.slots().keySet()) {
                lines.add("   when %s is stable:".formatted(slot));
                lines.addAll(indented(commands(plan, environment, slot, null)));
            }
        }
        return List.copyOf(lines);
    }

    private List<String> inPlace(Plan plan, PlannedEnvironment environment) {
        var deploy = environment.deploy();
        if (deploy == null) {
            return List.of("# nothing is deployed here");
        }
        try {
            var target =
                    new References(plan, environment, null, Map.of()).inSlot(null, false, deploy);
            var now = releases.currentRelease(target);
            return now.running()
                    ? commands(plan, environment, null, now)
                    : List.of("# nothing runs there now, so there is nothing to go back to");
        } catch (ApplicationFailure e) {
            return List.of(later(e));
        }
    }

    private List<String> commands(
            Plan plan,
            PlannedEnvironment environment,
            @Nullable String slot,
            @Nullable Release stable) {
        var bound = new Bound(environment, slot, stable, null, null, Map.of());
        try {
            var commands =
                    hands.byHand(
                            new HandsCall(
                                    target(plan, bound, environment.deploy()),
                                    target(plan, bound, environment.traffic()),
                                    slot));
            return commands.isEmpty() ? List.of("# its adapters know no commands") : commands;
        } catch (ApplicationFailure e) {
            return List.of(later(e));
        }
    }

    private static @Nullable Target target(Plan plan, Bound bound, @Nullable Binding adapter) {
        return adapter == null
                ? null
                : new References(plan, bound.environment(), bound, Map.of())
                        .inSlot(bound.stableSlot(), true, adapter);
    }

    private static String later(ApplicationFailure e) {
        return "# not known from here (%s); a run writes it into its memo and notices before its first effect"
                .formatted(e.getOriginalMessage());
    }

    private static List<String> indented(List<String> commands) {
        return commands.stream().map(line -> "       " + line).toList();
    }
}

package dev.holdpoint.worker.planning;

import dev.holdpoint.activities.Heartbeat;
import dev.holdpoint.runbooks.compiler.PlanProblem;
import dev.holdpoint.runbooks.compiler.Planned;
import dev.holdpoint.runbooks.compiler.Scope;
import dev.holdpoint.workflows.plan.Artifact;
import dev.holdpoint.workflows.plan.DeploymentRequest;
import dev.holdpoint.workflows.port.PlanActivities;
import java.util.List;
import java.util.function.Supplier;

/** Compiling, as an activity. */
public final class PlanCompilation implements PlanActivities {
    private final Planning planning;
    private final Supplier<List<String>> searchAttributes;

    /**
     * @param searchAttributes which of ours the server has, asked anew each time
     */
    public PlanCompilation(Planning planning, Supplier<List<String>> searchAttributes) {
        this.planning = planning;
        this.searchAttributes = searchAttributes;
    }

    @Override
    public Compiled compilePlan(CompileCall call) {
        var scope = call.only() == null ? Scope.WHOLE : Scope.lone(call.only());
        try (var beat = Heartbeat.start("reading documents")) {
            var planned = planning.plan(call.request(), scope, beat);
            var available = searchAttributes.get();
            return switch (planned) {
                case Planned.Ready(var plan) -> new Compiled(plan, List.of(), available);
                case Planned.Refused(var problems) ->
                        new Compiled(
                                null, problems.stream().map(PlanProblem::text).toList(), available);
            };
        }
    }

    @Override
    public Artifact resolveArtifact(DeploymentRequest request) {
        try (var beat = Heartbeat.start("reading documents")) {
            return planning.artifact(request, beat);
        }
    }
}

package dev.holdpoint.workflows.scene;

import dev.holdpoint.workflows.plan.Artifact;
import dev.holdpoint.workflows.plan.DeploymentRequest;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.port.PlanActivities;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compiling without documents: a plan for each version that was added. */
public final class Documents implements PlanActivities {
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();
    private final Map<String, String> digests = new ConcurrentHashMap<>();
    private volatile List<String> problems = List.of();
    private volatile boolean away;

    /** A plan that this version compiles to. */
    public void add(Plan plan) {
        plans.put(plan.request().version(), plan);
    }

    /** From now on no plan compiles. */
    public void refuse(String... all) {
        problems = List.of(all);
    }

    /** The version stands for something else now. */
    public void moved(String version, String digest) {
        digests.put(version, digest);
    }

    /** From now on nobody can read them. */
    public void away() {
        away = true;
    }

    @Override
    public Compiled compilePlan(CompileCall call) {
        if (away) {
            throw ApplicationFailure.newFailure("the documents cannot be read", "Unavailable");
        }
        if (!problems.isEmpty()) {
            return new Compiled(null, problems, List.of());
        }
        var plan = plans.get(call.request().version());
        if (plan == null) {
            return new Compiled(null, List.of("no version " + call.request().version()), List.of());
        }
        return new Compiled(sliced(plan, call), List.of(), List.of());
    }

    private static Plan sliced(Plan plan, CompileCall call) {
        return call.only() == null
                ? plan
                : plan.slice(plan.stages().stream().filter(s -> s.as() == call.only()).toList());
    }

    @Override
    public Artifact resolveArtifact(DeploymentRequest request) {
        var version = request.version();
        var digest = digests.getOrDefault(version, "sha256:" + version);
        return new Artifact(version, digest, null, null, Map.of());
    }
}

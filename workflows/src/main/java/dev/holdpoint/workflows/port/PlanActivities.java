package dev.holdpoint.workflows.port;

import dev.holdpoint.workflows.plan.Artifact;
import dev.holdpoint.workflows.plan.DeploymentRequest;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.runbook.StageType;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiling the plan of a run. */
@ActivityInterface
public interface PlanActivities {
    /** Reads the documents, resolves the artifact, compiles; tells every problem at once. */
    @ActivityMethod(name = "CompilePlan")
    Compiled compilePlan(CompileCall call);

    /** Resolves the plan's version again, to see that it still stands for the same artifact. */
    @ActivityMethod(name = "ResolveArtifact")
    Artifact resolveArtifact(DeploymentRequest request);

    /**
     * What to compile.
     *
     * @param only the type of a stage that was started alone; null for a whole deployment
     */
    record CompileCall(DeploymentRequest request, @Nullable StageType only) {}

    /**
     * The plan, or why there is none.
     *
     * @param problems one text each, with file, line and column; empty when there is a plan
     * @param searchAttributes those of ours that the server has
     */
    record Compiled(@Nullable Plan plan, List<String> problems, List<String> searchAttributes) {
        public Compiled {
            problems = List.copyOf(problems);
            searchAttributes = List.copyOf(searchAttributes);
        }
    }
}

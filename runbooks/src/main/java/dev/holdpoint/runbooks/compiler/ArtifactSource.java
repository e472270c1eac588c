package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.plan.Artifact;
import dev.holdpoint.workflows.plan.DeploymentRequest;
import dev.holdpoint.workflows.runbook.Binding;

/** Resolves a version by a service's source. */
@FunctionalInterface
public interface ArtifactSource {
    /**
     * The artifact that the request's version stands for. A non-retryable {@link
     * io.temporal.failure.ApplicationFailure} means that there is none and becomes a problem of the
     * plan; a retryable one passes through the planner.
     */
    Artifact resolve(Binding source, DeploymentRequest request);
}

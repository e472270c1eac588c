package dev.holdpoint.workflows;

import dev.holdpoint.workflows.deployment.DeploymentWorkflow;
import dev.holdpoint.workflows.deployment.StageWorkflow;
import dev.holdpoint.workflows.deployment.UnknownType;
import dev.holdpoint.workflows.environment.EnvironmentWorkflow;
import dev.holdpoint.workflows.rollback.RollbackWorkflow;
import dev.holdpoint.workflows.watch.WatchWorkflow;
import io.temporal.worker.Worker;

/** Every workflow of ours, for a worker of the common queue. */
public final class Registration {
    private Registration() {}

    /** Registers them. */
    public static void register(Worker worker) {
        worker.registerWorkflowImplementationTypes(
                DeploymentWorkflow.class,
                StageWorkflow.Validation.class,
                StageWorkflow.Staging.class,
                StageWorkflow.Production.class,
                StageWorkflow.Proof.class,
                RollbackWorkflow.class,
                WatchWorkflow.class,
                EnvironmentWorkflow.class,
                UnknownType.class);
    }
}

package dev.holdpoint.workflows.deployment;

import dev.holdpoint.workflows.wire.FailureTypes;
import dev.holdpoint.workflows.wire.Sentence;
import io.temporal.common.converter.EncodedValues;
import io.temporal.workflow.DynamicWorkflow;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** Refuses a type that does not exist at once, instead of leaving the run hanging. */
public final class UnknownType implements DynamicWorkflow {
    @Override
    public @Nullable Object execute(EncodedValues args) {
        var type = Workflow.getInfo().getWorkflowType();
        throw Sentence.failure(
                FailureTypes.INVALID_REQUEST,
                "There is no workflow type %s; there are Deployment, PreDeploymentValidation, StagingDeployment, ProductionDeployment, PostDeploymentValidation, Rollback."
                        .formatted(type));
    }
}

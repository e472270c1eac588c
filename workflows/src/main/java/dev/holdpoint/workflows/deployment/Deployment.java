package dev.holdpoint.workflows.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.command.CommandHandlers;
import dev.holdpoint.workflows.environment.protocol.RollbackWord;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.stage.Courier;
import dev.holdpoint.workflows.status.StatusQuery;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * A deployment of a service's version by its runbook. Not Temporal's <i>Worker Deployment</i>: the
 * word is the SOP's.
 */
@WorkflowInterface
public interface Deployment extends CommandHandlers, StatusQuery {
    /** Runs it; the input is one object with service and version at least. */
    @WorkflowMethod(name = "Deployment")
    @Nullable DeploymentOutcome run(@Nullable JsonNode input);

    /** The plan that runs; null until it is compiled. */
    @QueryMethod(name = "plan", description = "The frozen plan of this run; needs no input")
    @Nullable Plan plan();

    /** A stage's word on the way. */
    @SignalMethod(name = Courier.SIGNAL, description = "internal: a stage's word on the way")
    void stageReport(Courier.Report report);

    /** A rollback's word on the way. */
    @SignalMethod(
            name = RollbackWord.SIGNAL,
            description = "internal: where the rollback of this run stands")
    void rollbackReport(RollbackWord word);
}

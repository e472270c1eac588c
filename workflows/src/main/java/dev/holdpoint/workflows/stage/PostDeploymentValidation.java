package dev.holdpoint.workflows.stage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.command.CommandHandlers;
import dev.holdpoint.workflows.command.Relayed;
import dev.holdpoint.workflows.environment.protocol.RollbackWord;
import dev.holdpoint.workflows.status.StatusQuery;
import dev.holdpoint.workflows.wire.Names;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/** Validation of what now serves, judged to its end. */
@WorkflowInterface
public interface PostDeploymentValidation extends CommandHandlers, StatusQuery {
    /** Runs the stage; alone it compiles its plan first. */
    @WorkflowMethod(name = "PostDeploymentValidation")
    @Nullable JsonNode run(@Nullable JsonNode input);

    /** A command by way of the deployment. */
    @SignalMethod(name = "relay", description = "internal: a command by way of the deployment")
    void relay(Relayed relayed);

    /** The run that started it is gone. */
    @SignalMethod(
            name = Names.ORPHANED,
            description = "internal: the run that started this stage is gone")
    void orphaned();

    /** A stage's word on the way, when this one was started alone. */
    @SignalMethod(name = Courier.SIGNAL, description = "internal: a stage's word on the way")
    void stageReport(Courier.Report report);

    /** A rollback's word on the way, when this one was started alone. */
    @SignalMethod(
            name = RollbackWord.SIGNAL,
            description = "internal: where the rollback of this run stands")
    void rollbackReport(RollbackWord word);
}

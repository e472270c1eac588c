package dev.holdpoint.workflows.rollback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.command.CommandHandlers;
import dev.holdpoint.workflows.environment.RollbackOutcome;
import dev.holdpoint.workflows.environment.protocol.RollbackOrder;
import dev.holdpoint.workflows.status.StatusQuery;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/** Brings stable back and proves it. */
@WorkflowInterface
public interface Rollback extends CommandHandlers, StatusQuery {
    /** Runs it; a person's input has service and environment at least. */
    @WorkflowMethod(name = "Rollback")
    @Nullable RollbackOutcome run(@Nullable JsonNode input);

    /** A person's order to one that still asks whether it shall begin. */
    @SignalMethod(
            name = RollbackOrder.SIGNAL,
            description = "internal: a person wants stable back without another question")
    void ordered(RollbackOrder order);
}

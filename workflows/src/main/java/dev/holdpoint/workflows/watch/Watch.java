package dev.holdpoint.workflows.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.command.CommandHandlers;
import dev.holdpoint.workflows.environment.WatchOutcome;
import dev.holdpoint.workflows.environment.protocol.Superseded;
import dev.holdpoint.workflows.status.StatusQuery;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/** Watches what was delivered, and stops the slot that was kept when its time is over. */
@WorkflowInterface
public interface Watch extends CommandHandlers, StatusQuery {
    /** Runs the environment's assignment. */
    @WorkflowMethod(name = "Watch")
    WatchOutcome run(@Nullable JsonNode input);

    /** Something else begins in the environment. */
    @SignalMethod(
            name = Superseded.SIGNAL,
            description = "internal: something else begins in the environment")
    void superseded(Superseded word);
}

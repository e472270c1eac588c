package dev.holdpoint.workflows.environment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.environment.protocol.Acquire;
import dev.holdpoint.workflows.environment.protocol.Bind;
import dev.holdpoint.workflows.environment.protocol.DirectReport;
import dev.holdpoint.workflows.environment.protocol.EnvironmentStatus;
import dev.holdpoint.workflows.environment.protocol.Grant;
import dev.holdpoint.workflows.environment.protocol.HandBack;
import dev.holdpoint.workflows.environment.protocol.HandedBack;
import dev.holdpoint.workflows.environment.protocol.Intend;
import dev.holdpoint.workflows.environment.protocol.RequestRollback;
import dev.holdpoint.workflows.environment.protocol.RollbackStarted;
import dev.holdpoint.workflows.environment.protocol.RollbackWord;
import dev.holdpoint.workflows.environment.protocol.WatchWord;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/** The memory, lock and guardian of one service in one environment. */
@WorkflowInterface
public interface Environment {
    /** Lives on; continues as new between runs. */
    @WorkflowMethod(name = "Environment")
    void run(@Nullable JsonNode input);

    /** What it knows. */
    @QueryMethod(
            name = "status",
            description = "Who holds the environment, what is good, what goes on; needs no input")
    EnvironmentStatus status();

    @UpdateMethod(name = "acquire", description = "internal: a run takes the environment")
    Grant acquire(Acquire message);

    @UpdateMethod(name = "bind", description = "internal: what a run fixed")
    void bind(Bind message);

    @UpdateMethod(name = "intend", description = "internal: what a run is about to change")
    void intend(Intend message);

    @UpdateMethod(
            name = "rollback",
            description = "internal: bring stable back; people start a Rollback workflow")
    RollbackStarted rollback(RequestRollback message);

    @UpdateMethod(name = "handBack", description = "internal: a run is done")
    HandedBack handBack(HandBack message);

    /** Where the rollback in progress stands. */
    @SignalMethod(
            name = RollbackWord.SIGNAL,
            description = "internal: where the rollback in progress stands")
    void rollbackReport(RollbackWord word);

    /** What the watch did. */
    @SignalMethod(
            name = WatchWord.SIGNAL,
            description = "internal: the watch stopped the slot that was kept")
    void watchReport(WatchWord word);

    @UpdateMethod(
            name = "directRollback",
            description =
                    "internal: what somebody did without Temporal; holdpoint hand-in sends it")
    String directRollback(DirectReport report);

    @UpdateMethod(
            name = "adopt",
            description =
                    "Forget what is remembered as good; the next run takes over what it finds"
                            + " settled. Send {\"by\":\"anna\",\"comment\":\"why\"}")
    String adopt(@Nullable JsonNode message);
}

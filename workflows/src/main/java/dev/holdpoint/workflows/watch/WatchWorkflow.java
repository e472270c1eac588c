package dev.holdpoint.workflows.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.call.Cancel;
import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.command.CommandEntry;
import dev.holdpoint.workflows.environment.WatchAssignment;
import dev.holdpoint.workflows.environment.WatchOutcome;
import dev.holdpoint.workflows.environment.protocol.Superseded;
import dev.holdpoint.workflows.stage.WatchSteps;
import dev.holdpoint.workflows.status.Status;
import dev.holdpoint.workflows.wire.FailureTypes;
import dev.holdpoint.workflows.wire.Payloads;
import dev.holdpoint.workflows.wire.Sentence;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** The watch as Temporal runs it. */
public final class WatchWorkflow extends CommandEntry implements Watch {
    private static final String CARRY = "carry";

    private @Nullable WatchRun run;

    @Override
    public WatchOutcome run(@Nullable JsonNode input) {
        if (Workflow.getInfo().getParentWorkflowId().isEmpty()
                || input == null
                || !input.has("assignment")) {
            throw Sentence.failure(
                    FailureTypes.INVALID_REQUEST,
                    "A Watch is started by an environment, after a delivery whose runbook has watch"
                            + " or keep. To deploy, start Deployment.");
        }
        var begun =
                new WatchRun(
                        Payloads.mapper()
                                .convertValue(input.get("assignment"), WatchAssignment.class),
                        input.has(CARRY)
                                ? Payloads.mapper()
                                        .convertValue(input.get(CARRY), WatchSteps.Carry.class)
                                : null);
        run = begun;
        return Cancel.isAbort(begun::cancelled, begun::run);
    }

    /** What begins a new history. */
    static JsonNode again(WatchAssignment assignment, WatchSteps.Carry carry) {
        var input = Payloads.mapper().createObjectNode();
        input.set("assignment", Payloads.mapper().valueToTree(assignment));
        input.set(CARRY, Payloads.mapper().valueToTree(carry));
        return input;
    }

    @Override
    public void superseded(Superseded word) {
        awaitRun();
        if (run != null) {
            run.superseded(word);
        }
    }

    @Override
    public @Nullable Status status() {
        return run == null ? null : run.status();
    }

    @Override
    protected void awaitRun() {
        Workflow.await(() -> run != null);
    }

    @Override
    protected String take(Command command) {
        return running().take(command);
    }

    @Override
    protected void examine(Command command) {
        running().examine(command);
    }

    @Override
    protected void refused(String name, String sentence) {
        running().refused(name, sentence);
    }

    private WatchRun running() {
        if (run == null) {
            throw Sentence.refused("The run has not begun; try again in a moment.");
        }
        return run;
    }
}

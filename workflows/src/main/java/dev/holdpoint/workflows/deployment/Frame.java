package dev.holdpoint.workflows.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.call.Cancel;
import dev.holdpoint.workflows.call.PlainStart;
import dev.holdpoint.workflows.environment.protocol.RollbackWord;
import dev.holdpoint.workflows.plan.DeploymentRequest;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.stage.Courier;
import dev.holdpoint.workflows.wire.FailureTypes;
import dev.holdpoint.workflows.wire.Sentence;
import dev.holdpoint.workflows.wire.StrictReader;
import org.jspecify.annotations.Nullable;

/** The entry of every run: reads the request strictly, and turns a cancel into an abort. */
public final class Frame {
    private final String type;
    private final @Nullable StageType only;
    private @Nullable DeploymentRun run;

    /**
     * @param only the type of a stage started alone; null for a whole deployment
     */
    public Frame(String type, @Nullable StageType only) {
        this.type = type;
        this.only = only;
    }

    /** Runs a request to its outcome. */
    public DeploymentOutcome run(@Nullable JsonNode input) {
        var begun = new DeploymentRun(read(input), only);
        run = begun;
        return Cancel.isAbort(begun::cancelled, begun::run);
    }

    /** The run; refuses while there is none. */
    public DeploymentRun running() {
        if (run == null) {
            throw Sentence.refused("The run has not begun; try again in a moment.");
        }
        return run;
    }

    /** A stage's word; one that a reset brings back from before the run began is not for it. */
    public void reported(Courier.Report report) {
        if (run != null) {
            run.reported(report);
        }
    }

    /** A rollback's word; the same. */
    public void heard(RollbackWord word) {
        if (run != null) {
            run.heard(word);
        }
    }

    /** The run; null before it began. */
    public @Nullable DeploymentRun runOrNull() {
        return run;
    }

    private DeploymentRequest read(@Nullable JsonNode input) {
        try {
            var request = StrictReader.read(input, DeploymentRequest.class, "The input of " + type);
            PlainStart.demand(type);
            return request;
        } catch (IllegalArgumentException e) {
            throw Sentence.failure(FailureTypes.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
    }
}

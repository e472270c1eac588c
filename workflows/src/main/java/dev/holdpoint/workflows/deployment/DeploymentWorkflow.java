package dev.holdpoint.workflows.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.command.CommandEntry;
import dev.holdpoint.workflows.environment.protocol.RollbackWord;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.stage.Courier;
import dev.holdpoint.workflows.status.Status;
import dev.holdpoint.workflows.wire.Names;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** The deployment as Temporal runs it. */
public final class DeploymentWorkflow extends CommandEntry implements Deployment {
    private final Frame frame = new Frame(Names.DEPLOYMENT, null);

    @Override
    public @Nullable DeploymentOutcome run(@Nullable JsonNode input) {
        return frame.run(input);
    }

    @Override
    public @Nullable Status status() {
        var run = frame.runOrNull();
        return run == null ? null : run.status();
    }

    @Override
    public @Nullable Plan plan() {
        var run = frame.runOrNull();
        return run == null ? null : run.plan();
    }

    @Override
    public void stageReport(Courier.Report report) {
        frame.reported(report);
    }

    @Override
    public void rollbackReport(RollbackWord word) {
        frame.heard(word);
    }

    @Override
    protected void awaitRun() {
        Workflow.await(() -> frame.runOrNull() != null);
    }

    @Override
    protected String take(Command command) {
        return frame.running().take(command);
    }

    @Override
    protected void examine(Command command) {
        // the form is right; whether it fits is for the stage to say
    }

    @Override
    protected void refused(String name, String sentence) {
        frame.running().refused(name, sentence);
    }
}

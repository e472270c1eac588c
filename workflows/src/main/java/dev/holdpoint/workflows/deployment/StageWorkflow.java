package dev.holdpoint.workflows.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.command.CommandEntry;
import dev.holdpoint.workflows.command.Relayed;
import dev.holdpoint.workflows.environment.protocol.RollbackWord;
import dev.holdpoint.workflows.runbook.StageType;
import dev.holdpoint.workflows.stage.Assignment;
import dev.holdpoint.workflows.stage.Courier;
import dev.holdpoint.workflows.stage.PostDeploymentValidation;
import dev.holdpoint.workflows.stage.PreDeploymentValidation;
import dev.holdpoint.workflows.stage.ProductionDeployment;
import dev.holdpoint.workflows.stage.StageRun;
import dev.holdpoint.workflows.stage.StagingDeployment;
import dev.holdpoint.workflows.status.Status;
import dev.holdpoint.workflows.wire.Payloads;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/**
 * A stage as Temporal runs it: a child with its assignment, or the same frame with one stage when a
 * person started it alone.
 */
public abstract class StageWorkflow extends CommandEntry {
    private final Frame frame;
    private @Nullable StageRun stage;

    private StageWorkflow(StageType type) {
        this.frame = new Frame(type.wireName(), type);
    }

    /** Runs the assignment or the person's request. */
    public @Nullable JsonNode run(@Nullable JsonNode input) {
        var parent = Workflow.getInfo().getParentWorkflowId().orElse(null);
        return parent != null && input != null && input.has("assignment")
                ? assigned(input.get("assignment"), parent)
                : Payloads.mapper().valueToTree(frame.run(input));
    }

    private JsonNode assigned(JsonNode assignment, String parent) {
        var begun =
                new StageRun(Payloads.mapper().convertValue(assignment, Assignment.class), parent);
        stage = begun;
        CancellationScope.current()
                .getCancellationRequest()
                .thenApply(reason -> {
                    begun.cancelled(String.valueOf(reason));
                    return reason;
                });
        var result = new JsonNode[1];
        Workflow.newDetachedCancellationScope(
                        () -> result[0] = Payloads.mapper().valueToTree(begun.run()))
                .run();
        return result[0];
    }

    /** What people see. */
    public @Nullable Status status() {
        if (stage != null) {
            return stage.status();
        }
        var run = frame.runOrNull();
        return run == null ? null : run.status();
    }

    /** A command by way of the deployment. */
    public void relay(Relayed relayed) {
        awaitRun();
        if (stage != null) {
            stage.relayed(relayed);
        }
    }

    /** The run that started it is gone. */
    public void orphaned() {
        awaitRun();
        if (stage != null) {
            stage.orphaned();
        }
    }

    /** A stage's word to a stage that was started alone. */
    public void stageReport(Courier.Report report) {
        frame.reported(report);
    }

    /** A rollback's word to a stage that was started alone. */
    public void rollbackReport(RollbackWord word) {
        frame.heard(word);
    }

    @Override
    protected void awaitRun() {
        Workflow.await(() -> stage != null || frame.runOrNull() != null);
    }

    @Override
    protected String take(Command command) {
        return stage == null ? frame.running().take(command) : stage.commands().take(command);
    }

    @Override
    protected void examine(Command command) {
        if (stage != null) {
            stage.commands().examine(command);
        }
    }

    @Override
    protected void refused(String name, String sentence) {
        if (stage != null) {
            stage.refused(name, sentence);
        } else {
            frame.running().refused(name, sentence);
        }
    }

    /** {@code PreDeploymentValidation}. */
    public static final class Validation extends StageWorkflow implements PreDeploymentValidation {
        public Validation() {
            super(StageType.PRE_DEPLOYMENT_VALIDATION);
        }
    }

    /** {@code StagingDeployment}. */
    public static final class Staging extends StageWorkflow implements StagingDeployment {
        public Staging() {
            super(StageType.STAGING_DEPLOYMENT);
        }
    }

    /** {@code ProductionDeployment}. */
    public static final class Production extends StageWorkflow implements ProductionDeployment {
        public Production() {
            super(StageType.PRODUCTION_DEPLOYMENT);
        }
    }

    /** {@code PostDeploymentValidation}. */
    public static final class Proof extends StageWorkflow implements PostDeploymentValidation {
        public Proof() {
            super(StageType.POST_DEPLOYMENT_VALIDATION);
        }
    }
}

package dev.holdpoint.worker.host;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.deployment.DeploymentOutcome;
import dev.holdpoint.workflows.environment.RollbackOutcome;
import dev.holdpoint.workflows.wire.Names;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.unsafe.WorkflowUnsafe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Tells the counts how runs end, each once: replays do not count. */
final class CountedRun extends WorkflowInboundCallsInterceptorBase {
    private static final Logger LOG = LoggerFactory.getLogger(CountedRun.class);

    private final Counts counts;

    CountedRun(WorkflowInboundCallsInterceptor next, Counts counts) {
        super(next);
        this.counts = counts;
    }

    @Override
    public WorkflowOutput execute(WorkflowInput input) {
        MDC.put(
                NamedActivity.DEPLOYMENT,
                NamedActivity.deployment(Workflow.getInfo().getWorkflowId()));
        try {
            var output = super.execute(input);
            completed(output.getResult());
            return output;
        } catch (ApplicationFailure e) {
            ended(e.getType());
            throw e;
        } catch (CanceledFailure e) {
            ended("Canceled");
            throw e;
        }
    }

    private void completed(Object result) {
        switch (result) {
            case DeploymentOutcome outcome -> ended(outcome.outcome());
            case RollbackOutcome outcome -> {
                ended(outcome.proven() == null ? "NotProven" : "Proven");
                var took = outcome.took();
                if (took != null && own() && !WorkflowUnsafe.isReplaying()) {
                    counts.proven(took);
                }
            }
            case JsonNode stage when !WorkflowUnsafe.isReplaying() ->
                    stage.at("/last/verdicts")
                            .forEach(verdict -> counts.verdict(verdict.path("verdict").asText()));
            case null, default -> {
                // environments never end, and a refused run hands over nothing
            }
        }
    }

    private void ended(String outcome) {
        if (WorkflowUnsafe.isReplaying()) {
            return;
        }
        LOG.info(
                "{} {} ended: {}",
                Workflow.getInfo().getWorkflowType(),
                Workflow.getInfo().getWorkflowId(),
                outcome);
        switch (Workflow.getInfo().getWorkflowType()) {
            case Names.DEPLOYMENT -> counts.deployment(outcome);
            case Names.ROLLBACK -> {
                if (own()) {
                    counts.rollback(outcome);
                }
            }
            default -> {
                // stages end within these, environments never do
            }
        }
    }

    /** Whether a rollback does the work itself; one that a person started only follows. */
    private static boolean own() {
        return Workflow.getInfo().getParentWorkflowId().isPresent();
    }
}

package dev.holdpoint.workflows.deployment;

import dev.holdpoint.workflows.environment.FollowedRollback;
import dev.holdpoint.workflows.environment.StableWanted;
import dev.holdpoint.workflows.environment.protocol.RequestRollback;
import dev.holdpoint.workflows.environment.protocol.RollbackStarted;
import dev.holdpoint.workflows.environment.protocol.RollbackWord;
import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.stage.Ending;
import dev.holdpoint.workflows.stage.Shares;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.wire.Names;
import dev.holdpoint.workflows.wire.Sentence;
import io.temporal.workflow.Workflow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The run's side of a rollback: it asks the environment for it and follows it to its end. */
final class Return {
    private final Plan plan;
    private final Ledger ledger;
    private final Progress progress;
    private @Nullable String unanswered;
    private @Nullable String givenUp;

    Return(Plan plan, Ledger ledger, Progress progress) {
        this.plan = plan;
        this.ledger = ledger;
        this.progress = progress;
    }

    /** Brings stable back there; null where nothing had been changed. */
    @Nullable FollowedRollback from(String environment, Ending ending) {
        var id = Names.environmentId(plan.request().service(), environment);
        progress.enter(State.ROLLING_BACK, "stable is brought back: " + ending.why());
        var started = asked(environment, id, ending);
        if (started.workflowId() != null) {
            return follow(environment, started.workflowId());
        }
        return started.refusal() == null
                ? null
                : FollowedRollback.given(
                        id,
                        started.refusal()
                                + " Users may still be at the new version: look at once.");
    }

    /** Follows one to its end. */
    FollowedRollback follow(String environment, String workflowId) {
        progress.enter(State.ROLLING_BACK, "stable is being brought back by " + workflowId);
        var followed = FollowedRollback.of(workflowId);
        var bound = ledger.bound().get(environment);
        if (!followed.abandoned() && bound != null) {
            progress.heard(
                    new RollbackWord(
                            workflowId,
                            State.ROLLING_BACK,
                            followed.outcome().sentence(),
                            new Shares(bound).stableAlone()));
        }
        return followed;
    }

    /** Asks until there is an answer, or until a person gives up. */
    private RollbackStarted asked(String environment, String id, Ending ending) {
        var answer =
                StableWanted.ask(
                        id,
                        Workflow.getInfo().getRunId() + "/" + environment + "/rollback",
                        request(environment, ending),
                        why -> {
                            unanswered = id;
                            progress.enter(State.ROLLBACK_FAILED, why);
                        },
                        () -> givenUp);
        unanswered = null;
        return answer;
    }

    private RequestRollback request(String environment, Ending ending) {
        var bound = ledger.bound().get(environment);
        var run = Workflow.getInfo();
        return new RequestRollback(
                run.getWorkflowId(),
                ending.why(),
                ending.at(),
                ending.by(),
                false,
                bound == null
                        ? null
                        : new RequestRollback.Changed(
                                run.getRunId(),
                                plan.slice(List.of()),
                                bound,
                                ledger.reached(environment)));
    }

    /** Takes an abort while it closes: only where nobody else can be asked. */
    String giveUp(String by) {
        if (unanswered == null) {
            throw Sentence.refused(
                    "It is ending already: %s.".formatted(progress.status().headline()));
        }
        givenUp = "%s did not answer, and %s gave up.".formatted(unanswered, by);
        return "The rollback is given up; nobody brings stable back by itself now.";
    }
}

package dev.holdpoint.workflows.rollback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.call.PlainStart;
import dev.holdpoint.workflows.call.Ports;
import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.command.CommandEntry;
import dev.holdpoint.workflows.environment.RollbackAssignment;
import dev.holdpoint.workflows.environment.RollbackOutcome;
import dev.holdpoint.workflows.environment.protocol.RequestRollback;
import dev.holdpoint.workflows.environment.protocol.RollbackOrder;
import dev.holdpoint.workflows.status.Status;
import dev.holdpoint.workflows.wire.FailureTypes;
import dev.holdpoint.workflows.wire.Names;
import dev.holdpoint.workflows.wire.Payloads;
import dev.holdpoint.workflows.wire.Sentence;
import dev.holdpoint.workflows.wire.StrictReader;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** The rollback as Temporal runs it: by the environment's assignment, or asking for one. */
public final class RollbackWorkflow extends CommandEntry implements Rollback {
    private @Nullable RollbackRun run;
    private @Nullable AskedRollback followed;

    @Override
    public @Nullable RollbackOutcome run(@Nullable JsonNode input) {
        if (Workflow.getInfo().getParentWorkflowId().isPresent()
                && input != null
                && input.has("assignment")) {
            var begun =
                    new RollbackRun(
                            Payloads.mapper()
                                    .convertValue(
                                            input.get("assignment"), RollbackAssignment.class));
            run = begun;
            var outcome = new RollbackOutcome[1];
            Workflow.newDetachedCancellationScope(() -> outcome[0] = begun.run()).run();
            return outcome[0];
        }
        return ask(input);
    }

    /** A person's rollback: the environment starts it, this one follows and closes as it does. */
    private RollbackOutcome ask(@Nullable JsonNode input) {
        RollbackRequest request;
        try {
            PlainStart.demand(Names.ROLLBACK);
            request = StrictReader.read(input, RollbackRequest.class, "The input of Rollback");
        } catch (IllegalArgumentException e) {
            throw Sentence.failure(FailureTypes.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
        var following = new AskedRollback(request);
        followed = following;
        var id = Names.environmentId(request.service(), request.environment());
        var known = Ports.environment("ask " + id + " what is good").read(id);
        if (known == null) {
            throw following.refused(
                    "There is no environment %s; nothing was ever deployed there by Holdpoint."
                            .formatted(id));
        }
        if (request.to() != null && !request.to().equals(known.back())) {
            throw following.refused(
                    "%s can be brought back to %s only, not to %s; deploy that version instead."
                            .formatted(id, known.back(), request.to()));
        }
        var key = Workflow.getInfo().getRunId() + "/rollback";
        var begun =
                Ports.environment("ask " + id + " to bring stable back")
                        .rollback(
                                key,
                                id,
                                new RequestRollback(
                                        null,
                                        reason(request),
                                        Moment.now(),
                                        by(request),
                                        Boolean.TRUE.equals(request.force()),
                                        null));
        if (begun.workflowId() == null) {
            throw following.refused(String.valueOf(begun.refusal()));
        }
        return following.follow(begun.workflowId());
    }

    /** Why it was asked for. */
    static String reason(RollbackRequest request) {
        return request.reason() == null ? "asked for by " + by(request) : request.reason();
    }

    private static String by(RollbackRequest request) {
        return request.by() == null ? "a person" : request.by();
    }

    @Override
    public void ordered(RollbackOrder order) {
        awaitRun();
        if (run != null) {
            run.ordered(order);
        }
    }

    @Override
    public @Nullable Status status() {
        if (run != null) {
            return run.status();
        }
        return followed == null ? null : followed.status();
    }

    @Override
    protected void awaitRun() {
        Workflow.await(() -> run != null || followed != null);
    }

    @Override
    protected String take(Command command) {
        return running(command).take(command);
    }

    @Override
    protected void examine(Command command) {
        running(command).examine(command);
    }

    @Override
    protected void refused(String name, String sentence) {
        if (run != null) {
            run.refused(name, sentence);
        }
    }

    private RollbackRun running(Command command) {
        if (run != null) {
            return run;
        }
        throw followed == null
                ? Sentence.refused("The run has not begun; try again in a moment.")
                : followed.elsewhere(command.name());
    }
}

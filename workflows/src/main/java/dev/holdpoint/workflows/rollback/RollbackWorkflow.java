package dev.holdpoint.workflows.rollback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.call.Moment;
import dev.holdpoint.workflows.call.Ports;
import dev.holdpoint.workflows.command.Command;
import dev.holdpoint.workflows.command.CommandEntry;
import dev.holdpoint.workflows.environment.RollbackAssignment;
import dev.holdpoint.workflows.environment.RollbackOutcome;
import dev.holdpoint.workflows.environment.protocol.RequestRollback;
import dev.holdpoint.workflows.status.Status;
import dev.holdpoint.workflows.wire.FailureTypes;
import dev.holdpoint.workflows.wire.Names;
import dev.holdpoint.workflows.wire.Payloads;
import dev.holdpoint.workflows.wire.Sentence;
import dev.holdpoint.workflows.wire.StrictReader;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The rollback as Temporal runs it: by the environment's assignment, or asking for one. */
public final class RollbackWorkflow extends CommandEntry implements Rollback {
    private static final Duration LOOK = Duration.ofMinutes(1);

    private @Nullable RollbackRun run;
    private boolean following;

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
        following = true;
        return ask(input);
    }

    /** A person's rollback: the environment starts it, this one follows and closes as it does. */
    private RollbackOutcome ask(@Nullable JsonNode input) {
        RollbackRequest request;
        try {
            request = StrictReader.read(input, RollbackRequest.class, "The input of Rollback");
        } catch (IllegalArgumentException e) {
            throw failure(FailureTypes.INVALID_REQUEST, String.valueOf(e.getMessage()));
        }
        var id = Names.environmentId(request.service(), request.environment());
        var known = Ports.environment("ask " + id + " what is good").read(id);
        if (known == null) {
            throw failure(
                    FailureTypes.INVALID_REQUEST,
                    "There is no environment %s; nothing was ever deployed there by Holdpoint."
                            .formatted(id));
        }
        if (request.to() != null && !request.to().equals(known.back())) {
            throw failure(
                    FailureTypes.INVALID_REQUEST,
                    "%s can be brought back to %s only, not to %s; deploy that version instead."
                            .formatted(id, known.back(), request.to()));
        }
        var by = request.by() == null ? "a person" : request.by();
        var reason = request.reason() == null ? "asked for by " + by : request.reason();
        var key = Workflow.getInfo().getFirstExecutionRunId() + "/rollback";
        var begun =
                Ports.environment("ask " + id + " to bring stable back")
                        .rollback(
                                key,
                                id,
                                new RequestRollback(
                                        null,
                                        reason,
                                        Moment.now(),
                                        by,
                                        Boolean.TRUE.equals(request.force())));
        if (begun.workflowId() == null) {
            throw failure(FailureTypes.INVALID_REQUEST, String.valueOf(begun.refusal()));
        }
        return follow(begun.workflowId());
    }

    private static RollbackOutcome follow(String workflowId) {
        while (true) {
            var started = Moment.now();
            var seen = Ports.follow("follow " + workflowId).follow(workflowId, null, LOOK);
            if (seen.closed() && !seen.status().equals("NotFound")) {
                return closed(workflowId, seen.status(), String.valueOf(seen.outcome()));
            }
            var rest =
                    Duration.between(
                            Moment.now(),
                            started.plus(seen.closed() ? Duration.ofSeconds(1) : LOOK));
            if (rest.isPositive()) {
                Workflow.sleep(rest);
            }
        }
    }

    private static RollbackOutcome closed(String workflowId, String status, String outcome) {
        if (!status.equals("Completed")) {
            throw failure(
                    FailureTypes.ROLLBACK_ABANDONED,
                    "%s ended %s: %s".formatted(workflowId, status, outcome));
        }
        try {
            return Payloads.mapper().readValue(outcome, RollbackOutcome.class);
        } catch (JsonProcessingException e) {
            throw failure(
                    FailureTypes.ROLLBACK_ABANDONED,
                    "%s left a word that cannot be read: %s".formatted(workflowId, outcome));
        }
    }

    static ApplicationFailure failure(String type, String sentence) {
        var failure = ApplicationFailure.newNonRetryableFailure(sentence, type);
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }

    @Override
    public @Nullable Status status() {
        return run == null ? null : run.status();
    }

    @Override
    protected void awaitRun() {
        Workflow.await(() -> run != null || following);
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
        if (run != null) {
            run.refused(name, sentence);
        }
    }

    private RollbackRun running() {
        if (run == null) {
            throw Sentence.refused("This run only follows; send it to the rollback it follows.");
        }
        return run;
    }
}

package dev.holdpoint.worker.cli;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Failures of commands in sentences that end with the next thing to do. */
final class Complaints implements IExecutionExceptionHandler {
    /** What a run says when nobody is there to say it. */
    static final String NO_WORKER =
            "No worker answers for %s: none polls the task queue holdpoint, or one has just gone"
                    + " away or is very busy. Start one with: holdpoint worker; its /health shows"
                    + " whether it is connected.";

    /** A query waits for a worker; too many of them fill the buffer of the server. */
    private static final Set<Status.Code> NOBODY =
            Set.of(
                    Status.Code.DEADLINE_EXCEEDED,
                    Status.Code.FAILED_PRECONDITION,
                    Status.Code.RESOURCE_EXHAUSTED);

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult parsed) {
        var refusal = failure instanceof Refusal it ? Optional.of(it) : refusal(failure);
        if (refusal.isEmpty()) {
            failure.printStackTrace(command.getErr());
            command.getErr().println("holdpoint: this is a fault of Holdpoint, see above.");
            return ExitCode.TOOL_ERROR;
        }
        var sentence = refusal.get().sentence();
        command.getErr()
                .println(
                        "holdpoint: "
                                + (command.getCommand() instanceof ConnectedCommand it
                                        ? it.lead(sentence)
                                        : sentence));
        return refusal.get().exitCode();
    }

    /** The sentence for a failure that can be foreseen. */
    static Optional<Refusal> refusal(Throwable failure) {
        return sentence(failure).map(it -> new Refusal(ExitCode.TOOL_ERROR, it));
    }

    /** Whether this is how it shows that no worker answers. */
    static boolean unanswered(Throwable failure) {
        var cause = failure instanceof WorkflowException e ? e.getCause() : failure;
        return cause instanceof StatusRuntimeException e
                && NOBODY.contains(e.getStatus().getCode());
    }

    private static Optional<String> sentence(Throwable failure) {
        return switch (failure) {
            case WorkflowNotFoundException e -> Optional.of(notFound(e));
            case WorkflowExecutionAlreadyStarted e ->
                    Optional.of("%s runs already, and nothing was started.".formatted(id(e)));
            case WorkflowUpdateTimeoutOrCancelledException e ->
                    Optional.of(NO_WORKER.formatted(id(e)));
            case WorkflowUpdateException e -> Optional.of(refused(e));
            case WorkflowQueryException e -> Optional.of(query(e));
            case WorkflowServiceException e ->
                    status(e.getCause()).map(status -> service(id(e), status));
            case StatusRuntimeException e -> Optional.of(service("that", e.getStatus()));
            default -> Optional.empty();
        };
    }

    private static String id(WorkflowException e) {
        return e.getExecution() == null ? "it" : e.getExecution().getWorkflowId();
    }

    /** That it is the namespace which is not there, in the server's words. */
    static Optional<String> namespace(WorkflowNotFoundException e) {
        return status(e.getCause())
                .map(Status::getDescription)
                .filter(text -> text.startsWith("Namespace"));
    }

    private static String notFound(WorkflowNotFoundException e) {
        return namespace(e)
                .map(text -> text + " Name another by --namespace or TEMPORAL_NAMESPACE.")
                .orElse(
                        "There is no run %s, or it has ended long ago. See what there is: holdpoint list"
                                .formatted(id(e)));
    }

    private static String refused(WorkflowUpdateException e) {
        return e.getCause() instanceof ApplicationFailure failure
                ? failure.getOriginalMessage()
                : String.valueOf(e.getMessage());
    }

    private static String query(WorkflowQueryException e) {
        return status(e.getCause())
                .map(status -> service(id(e), status))
                .orElse("%s does not answer: %s".formatted(id(e), e.getMessage()));
    }

    private static String service(String id, Status status) {
        return switch (status.getCode()) {
            case DEADLINE_EXCEEDED, FAILED_PRECONDITION, RESOURCE_EXHAUSTED ->
                    NO_WORKER.formatted(id);
            case UNAVAILABLE ->
                    "Temporal went away while it was asked for %s. Ask again.".formatted(id);
            case NOT_FOUND ->
                    "%s Name another by --namespace, TEMPORAL_NAMESPACE or a profile."
                            .formatted(status.getDescription());
            case UNIMPLEMENTED ->
                    "This Temporal server cannot do that (%s); the real one can."
                            .formatted(status.getDescription());
            case PERMISSION_DENIED, UNAUTHENTICATED ->
                    "Temporal does not let you: %s. Look at the API key or certificate of your profile."
                            .formatted(status.getDescription());
            default -> "Temporal refused: %s".formatted(status.getDescription());
        };
    }

    private static Optional<Status> status(@Nullable Throwable cause) {
        return cause instanceof StatusRuntimeException e
                ? Optional.of(e.getStatus())
                : Optional.empty();
    }
}

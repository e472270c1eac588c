package dev.holdpoint.activities;

import com.google.protobuf.ByteString;
import dev.holdpoint.workflows.port.Errors;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.api.workflowservice.v1.RecordActivityTaskHeartbeatRequest;
import io.temporal.api.workflowservice.v1.RecordActivityTaskHeartbeatResponse;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Asks Temporal right before an effect whether this try of the activity still counts. A worker that
 * was stopped or cut off for a while finds tries in its hands that were given up long ago; their
 * effects would land in a world that went on.
 */
final class Fence {
    private static final long SECONDS = 1;

    private final ActivityExecutionContext activity;

    Fence(ActivityExecutionContext activity) {
        this.activity = activity;
    }

    /** Refuses where Temporal says that it does not count any more, and where it says nothing. */
    void strict() {
        ask().ifPresent(unreachable -> {
            throw ApplicationFailure.newFailureWithCause(
                    "Nothing was changed: Temporal did not say in time whether this is still"
                            + " wanted. It is tried again.",
                    "Unavailable",
                    unreachable);
        });
    }

    /** Refuses only where Temporal says that it does not count any more. */
    void lenient() {
        var _ = ask();
    }

    /** Why there was no answer; empty where it still counts. */
    private Optional<StatusRuntimeException> ask() {
        try {
            if (answer().getCancelRequested()) {
                throw superseded("it was cancelled meanwhile");
            }
            return Optional.empty();
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                throw superseded("another try took its place, or its run has ended");
            }
            return Optional.of(e);
        }
    }

    private RecordActivityTaskHeartbeatResponse answer() {
        var info = activity.getInfo();
        return activity.getWorkflowClient()
                .getWorkflowServiceStubs()
                .blockingStub()
                .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                .recordActivityTaskHeartbeat(
                        RecordActivityTaskHeartbeatRequest.newBuilder()
                                .setNamespace(info.getNamespace())
                                .setTaskToken(ByteString.copyFrom(info.getTaskToken()))
                                .build());
    }

    private static ApplicationFailure superseded(String why) {
        return ApplicationFailure.newNonRetryableFailure(
                "Nothing was changed: this try does not count any more, " + why + ".",
                Errors.SUPERSEDED);
    }
}

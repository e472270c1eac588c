package dev.holdpoint.worker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.worker.connection.Connection;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;

/** Asks runs and environments how they are. */
final class StatusReader {
    private final Connection connection;

    StatusReader(Connection connection) {
        this.connection = connection;
    }

    /** The status; what stands against it is thrown. */
    RunStatus read(String id) {
        return switch (answer(id)) {
            case Reading.Known(var status) -> status;
            case Reading.Silent(var why) -> throw new Refusal(ExitCode.TOOL_ERROR, why);
        };
    }

    private Reading answer(String id) {
        var json = connection.client().newUntypedWorkflowStub(id).query("status", JsonNode.class);
        return json == null || json.isNull()
                ? new Reading.Silent("%s has nothing to tell yet.".formatted(id))
                : new Reading.Known(RunStatus.of(json));
    }

    /** The status, or a sentence why there is none now; for those who will ask again. */
    Reading tryRead(String id) {
        try {
            return answer(id);
        } catch (WorkflowNotFoundException e) {
            throw e;
        } catch (WorkflowQueryException | WorkflowServiceException | StatusRuntimeException e) {
            return new Reading.Silent(
                    Complaints.refusal(e).map(Refusal::sentence).orElse(String.valueOf(e)));
        }
    }

    /** What asking gave. */
    sealed interface Reading {
        record Known(RunStatus status) implements Reading {}

        record Silent(String why) implements Reading {}
    }
}

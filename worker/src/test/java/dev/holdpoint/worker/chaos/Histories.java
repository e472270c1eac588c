package dev.holdpoint.worker.chaos;

import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Every event of a deployment, its stages, its environment and its rollback, in the order in which
 * the server lets them be seen: within milliseconds, for each history is read with a long poll.
 */
public final class Histories implements AutoCloseable {
    private static final long PAUSE = Duration.ofMillis(50).toNanos();

    private final WorkflowServiceStubs stubs;
    private final Consumer<Histories> onEvent;
    private final List<Seen> seen = new ArrayList<>();
    private final Set<String> followed = new HashSet<>();
    private volatile boolean closed;

    /**
     * Follows nothing yet.
     *
     * @param onEvent called at each event before the next one is read
     */
    public Histories(WorkflowServiceStubs stubs, Consumer<Histories> onEvent) {
        this.stubs = stubs;
        this.onEvent = onEvent;
    }

    /** Follows this workflow, and each child that it starts. */
    public synchronized void follow(String workflowId) {
        if (followed.add(workflowId)) {
            Thread.ofVirtual().name("history of " + workflowId).start(() -> read(workflowId));
        }
    }

    /** All so far. */
    public synchronized List<Seen> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void read(String workflowId) {
        var token = ByteString.EMPTY;
        long known = 0;
        while (!closed) {
            try {
                var page = stubs.blockingStub().getWorkflowExecutionHistory(ask(workflowId, token));
                for (var event : page.getHistory().getEventsList()) {
                    if (event.getEventId() > known) {
                        known = event.getEventId();
                        happened(workflowId, event);
                    }
                }
                token = page.getNextPageToken();
                if (token.isEmpty()) {
                    return;
                }
            } catch (StatusRuntimeException _) {
                // not there yet, or the server is down: from the beginning, without what is known
                token = ByteString.EMPTY;
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    private static GetWorkflowExecutionHistoryRequest ask(String workflowId, ByteString token) {
        return GetWorkflowExecutionHistoryRequest.newBuilder()
                .setNamespace("default")
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId))
                .setWaitNewEvent(true)
                .setNextPageToken(token)
                .build();
    }

    private synchronized void happened(String workflowId, HistoryEvent event) {
        if (closed) {
            return;
        }
        seen.add(new Seen(workflowId, event));
        if (event.getEventType() == EventType.EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED) {
            follow(event.getStartChildWorkflowExecutionInitiatedEventAttributes().getWorkflowId());
        }
        onEvent.accept(this);
    }
}

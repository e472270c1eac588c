package dev.holdpoint.worker.cli;

import dev.holdpoint.worker.connection.Connection;
import dev.holdpoint.workflows.wire.Names;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whether anybody takes up what is started. */
final class Pollers {
    private static final int SECONDS = 5;

    /** A worker polls anew each minute; the server remembers one for five. */
    private static final Duration LATELY = Duration.ofSeconds(90);

    private final Connection connection;

    Pollers(Connection connection) {
        this.connection = connection;
    }

    /** Whether a worker polled lately; empty where the server does not say. */
    Optional<Boolean> polled() {
        var request =
                DescribeTaskQueueRequest.newBuilder()
                        .setNamespace(connection.place().namespace())
                        .setTaskQueue(TaskQueue.newBuilder().setName(Names.TASK_QUEUE))
                        .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
                        .build();
        try {
            var answer =
                    connection
                            .stubs()
                            .blockingStub()
                            .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                            .describeTaskQueue(request);
            var since = Instant.now().minus(LATELY).getEpochSecond();
            return Optional.of(
                    answer.getPollersList().stream()
                            .anyMatch(poller -> poller.getLastAccessTime().getSeconds() >= since));
        } catch (StatusRuntimeException _) {
            return Optional.empty();
        }
    }

    /** Whether it is certain that none did. */
    boolean nobody() {
        return polled().filter(polled -> !polled).isPresent();
    }

    /** Tells when nobody does. */
    void remark(Screen screen, String what) {
        if (nobody()) {
            screen.remark(
                    "No worker polls the task queue %s; %s waits for one. Start it with: holdpoint worker"
                            .formatted(Names.TASK_QUEUE, what));
        }
    }
}

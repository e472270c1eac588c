package dev.holdpoint.worker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.worker.connection.Connection;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowNotFoundException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks runs and environments how they are. */
final class StatusReader {
    /** A cold worker reads the whole history of a run before it answers. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Where the server names no poller, which it may not know of all its partitions. */
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private static final ScheduledExecutorService CLOCK =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("query-deadline").factory());

    /** After this long in silence people wonder. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private final Connection connection;
    private final Consumer<String> told;

    /**
     * @param told where to say that an answer takes its time
     */
    StatusReader(Connection connection, Consumer<String> told) {
        this.connection = connection;
        this.told = told;
    }

    /** For those who show something meanwhile. */
    StatusReader(Connection connection) {
        this(connection, _ -> {});
    }

    /** The status, or that nobody answers; what else stands against it is thrown. */
    Reading read(String id) {
        try {
            var json = query(id, new Pollers(connection).nobody() ? A_MOMENT : PATIENCE);
            return json == null || json.isNull()
                    ? new Reading.Silent("%s has nothing to tell yet.".formatted(id))
                    : new Reading.Known(RunStatus.of(json));
        } catch (WorkflowException | StatusRuntimeException e) {
            if (Complaints.unanswered(e)) {
                return new Reading.Unanswered(Complaints.NO_WORKER.formatted(id));
            }
            throw e;
        }
    }

    /** The SDK would ask for a minute. */
    private @Nullable JsonNode query(String id, Duration patience) {
        var context =
                Context.current()
                        .withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS, CLOCK);
        var slow =
                CLOCK.schedule(
                        () ->
                                told.accept(
                                        "No answer yet from a worker; waiting for %d s in all."
                                                .formatted(patience.toSeconds())),
                        SILENCE.toMillis(),
                        TimeUnit.MILLISECONDS);
        var before = context.attach();
        try {
            return connection.client().newUntypedWorkflowStub(id).query("status", JsonNode.class);
        } finally {
            context.detach(before);
            context.cancel(null);
            slow.cancel(false);
        }
    }

    /** The status, or a sentence why there is none now; for those who will ask again. */
    Reading tryRead(String id) {
        try {
            return read(id);
        } catch (WorkflowNotFoundException e) {
            throw e;
        } catch (WorkflowException | StatusRuntimeException e) {
            return new Reading.Silent(
                    Complaints.refusal(e).map(Refusal::sentence).orElse(String.valueOf(e)));
        }
    }

    /** What asking gave. */
    sealed interface Reading {
        record Known(RunStatus status) implements Reading {}

        /** A worker is there, but has no status. */
        record Silent(String why) implements Reading {}

        /** No worker is there. */
        record Unanswered(String why) implements Reading {}
    }
}

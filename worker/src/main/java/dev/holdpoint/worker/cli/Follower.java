package dev.holdpoint.worker.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.worker.connection.Connection;
import io.temporal.client.WorkflowFailedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Shows a run until it ends. */
final class Follower {
    private static final int REFRESH_SECONDS = 1;

    private final Connection connection;
    private final StatusReader reader;

    Follower(Connection connection) {
        this.connection = connection;
        this.reader = new StatusReader(connection);
    }

    /** Returns when the run has ended. */
    Followed follow(String id, Display display) {
        var end = connection.client().newUntypedWorkflowStub(id).getResultAsync(JsonNode.class);
        while (true) {
            show(id, display);
            var followed = within(id, end);
            if (followed != null) {
                show(id, display);
                return followed;
            }
        }
    }

    private void show(String id, Display display) {
        switch (reader.tryRead(id)) {
            case StatusReader.Reading.Known(var status) -> display.show(status);
            case StatusReader.Reading.Silent(var why) -> display.silent(why);
            case StatusReader.Reading.Unanswered(var why) -> display.silent(why);
        }
    }

    private @Nullable Followed within(String id, CompletableFuture<JsonNode> end) {
        try {
            return Followed.completed(id, end.get(REFRESH_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException _) {
            return null;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WorkflowFailedException failed) {
                return Followed.failed(id, ended(id), failed);
            }
            throw Complaints.refusal(e.getCause() == null ? e : e.getCause())
                    .orElseThrow(() -> new IllegalStateException("following " + id, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(
                    ExitCode.TOOL_ERROR, "Interrupted; %s goes on by itself.".formatted(id));
        }
    }

    private Followed.Ended ended(String id) {
        var type = connection.client().newUntypedWorkflowStub(id).describe().getWorkflowType();
        var sentence =
                reader.tryRead(id) instanceof StatusReader.Reading.Known(RunStatus.OfRun run)
                        ? run.status().outcome()
                        : null;
        return new Followed.Ended(type, sentence);
    }

    /** Follows, tells the end, and gives the exit code. */
    int untilTheEnd(String id, Screen screen, boolean json) {
        var followed = followed(id, screen, json);
        if (json) {
            screen.json(followed);
        } else {
            screen.answer(followed.sentence());
        }
        return followed.exitCode();
    }

    private Followed followed(String id, Screen screen, boolean json) {
        try (var _ = Farewell.of(screen, id)) {
            return follow(id, Display.of(screen, json));
        }
    }
}

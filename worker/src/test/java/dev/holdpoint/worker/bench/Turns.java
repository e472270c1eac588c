package dev.holdpoint.worker.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.worker.acceptance.Await;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The deployments of one lane, one after the other: by turns a bad one, which a breach takes back,
 * and a good one, which a person takes back; now and then a good one is delivered.
 */
final class Turns {
    private static final int DELIVERED_EACH = 8;
    private static final int LATEST_MILLIS = 3_000;

    private final Lane lane;
    private final Random random;
    private int turn;
    private int delivered;
    private int rollbacks;

    Turns(Lane lane) {
        this.lane = lane;
        this.random = new Random(lane.name().hashCode());
    }

    /** The next one to its end; empty where it was delivered, as it should be. */
    Optional<RolledBack> next() throws IOException {
        turn++;
        if (turn % DELIVERED_EACH == 0) {
            deliver();
            return Optional.empty();
        }
        rollbacks++;
        return Optional.of(turn % 2 == 0 ? aborted() : breached());
    }

    private void deliver() {
        var stub = lane.deploy(id(), good());
        var _ = stub.getResult(JsonNode.class);
        delivered++;
        lane.proxy().wire().forget();
    }

    private RolledBack breached() {
        failed(lane.deploy(id(), Lane.BAD), "RolledBack");
        return measured(null);
    }

    private RolledBack aborted() throws IOException {
        lane.proxy().wire().forget();
        var stub = lane.deploy(id(), good());
        Await.until(id() + " shifts users", () -> !lane.proxy().wire().changes().isEmpty());
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(LATEST_MILLIS)).toNanos());
        var pressed = Instant.now();
        stub.signal("abort", Map.of("by", "kim", "comment", "customers call"));
        failed(stub, "Aborted");
        return measured(pressed);
    }

    private RolledBack measured(@Nullable Instant pressed) {
        var client = lane.site().client();
        var id = "%s@production:rollback-%d".formatted(lane.name(), rollbacks);
        var outcome = client.newUntypedWorkflowStub(id).getResult(JsonNode.class);
        var decided = Instant.parse(outcome.path("decided").asText());
        var shifted = left(id, decided);
        return new RolledBack(
                id,
                Clock.seconds(decided, shifted),
                Clock.seconds(decided, Instant.parse(outcome.path("proven").asText())),
                pressed == null ? 0 : Clock.seconds(pressed, shifted));
    }

    /** When users had left: by the stage that decided, else by the rollback. */
    private Instant left(String rollback, Instant decided) {
        var client = lane.site().client();
        return Stream.of(id() + ":production", rollback)
                .map(it -> client.fetchHistory(it).getEvents())
                .flatMap(events -> Call.all(events, "ShiftTraffic"))
                .filter(it -> !it.scheduled().isBefore(decided))
                .map(Call::completed)
                .findFirst()
                .orElseThrow();
    }

    private String id() {
        return "%s-%d".formatted(lane.name(), turn);
    }

    private String good() {
        return Lane.GOOD.get(delivered % Lane.GOOD.size());
    }

    private static void failed(WorkflowStub stub, String type) {
        try {
            var result = stub.getResult(5, TimeUnit.MINUTES, JsonNode.class);
            throw new AssertionError("it was to be rolled back, and ended with " + result);
        } catch (WorkflowFailedException e) {
            if (!String.valueOf(e.getCause()).contains(type)) {
                throw new AssertionError("it was to end " + type, e);
            }
        } catch (TimeoutException e) {
            throw new AssertionError("it does not end", e);
        }
    }
}

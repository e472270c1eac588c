package dev.holdpoint.worker.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One deployment, followed event by event, approved by anna as soon as it asks. */
final class WatchedRun implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Far beyond anything but a run that hangs. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration HANDED_BACK_WITHIN = Duration.ofSeconds(60);
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(30);

    private final Site site;
    private final String id;
    private final String environment;
    private final Histories histories;
    private final Instant started = Instant.now();
    private volatile boolean over;

    WatchedRun(Site site, String name, Consumer<Histories> onEvent) {
        this.site = site;
        this.id = name;
        this.environment = name + "@production";
        this.histories = new Histories(site.stubs(), onEvent);
    }

    /** How it ended, and how long it took. */
    record Ended(String end, String sentence, Duration took) {}

    void start(String version) {
        histories.follow(id);
        histories.follow(environment);
        var _ = Starts.deployment(site.client(), id, id, version);
        Thread.ofVirtual().name("anna").start(this::approve);
    }

    /** Waits for its end, and no longer than patience lasts. */
    Ended awaitEnd() {
        within(PATIENCE, () -> end().isPresent());
        over = true;
        var took = Duration.between(started, Instant.now());
        return end().map(it -> ended(it, took))
                .orElseGet(() ->
                        new Ended(Outcome.STUCK, histories.seen().getLast().sentence(), took));
    }

    /** Whether the environment was handed back. */
    boolean free() {
        return within(HANDED_BACK_WITHIN, this::handedBack);
    }

    List<Seen> seen() {
        return histories.seen();
    }

    @Override
    public void close() {
        over = true;
        histories.close();
        for (var left : List.of(id, environment)) {
            try {
                site.client().newUntypedWorkflowStub(left).terminate("the trial is over");
            } catch (WorkflowException _) {
                // it is closed, or never came to be
            }
        }
    }

    /** Anna says yes as soon as she is asked, and again while nothing comes of it. */
    private void approve() {
        while (!over && !has(id + ":validation", Seen::closes)) {
            if (asked()) {
                try {
                    site.client()
                            .newUntypedWorkflowStub(id)
                            .signal("approve", Map.of("by", "anna", "comment", "looks good"));
                } catch (WorkflowException _) {
                    // the server is down, or the run is over: she looks again
                    pause(Duration.ofMillis(100));
                    continue;
                }
                pause(ASKED_AGAIN);
            }
            pause(Duration.ofMillis(50));
        }
    }

    private boolean asked() {
        return has(
                id + ":validation",
                it ->
                        it.event().getEventType() == EventType.EVENT_TYPE_TIMER_STARTED
                                && it.summary().startsWith("waiting for tech-lead"));
    }

    private boolean has(String workflow, Predicate<Seen> what) {
        return histories.seen().stream()
                .anyMatch(it -> it.workflowId().equals(workflow) && what.test(it));
    }

    private Optional<Seen> end() {
        return histories.seen().stream()
                .filter(it -> it.workflowId().equals(id) && it.closes())
                .findFirst();
    }

    private static Ended ended(Seen close, Duration took) {
        var event = close.event();
        if (event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED) {
            var result = event.getWorkflowExecutionCompletedEventAttributes().getResult();
            var sentence = json(result.getPayloads(0).getData().toStringUtf8()).path("sentence");
            return new Ended("Delivered", sentence.asText(), took);
        }
        if (event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED) {
            var failure = event.getWorkflowExecutionFailedEventAttributes().getFailure();
            return new Ended(
                    failure.getApplicationFailureInfo().getType(), failure.getMessage(), took);
        }
        return new Ended(event.getEventType().name(), "", took);
    }

    private boolean handedBack() {
        try {
            var status =
                    site.client()
                            .newUntypedWorkflowStub(environment)
                            .query("status", JsonNode.class);
            return status.path("holder").asText("").isEmpty()
                    && status.path("rollback").asText("").isEmpty();
        } catch (WorkflowNotFoundException _) {
            // nobody ever took it
            return true;
        } catch (WorkflowException | StatusRuntimeException _) {
            // nobody answers yet
            return false;
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    private static boolean within(Duration bound, BooleanSupplier look) {
        var end = Instant.now().plus(bound);
        while (!look.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            pause(Duration.ofMillis(100));
        }
        return true;
    }

    private static void pause(Duration length) {
        LockSupport.parkNanos(length.toNanos());
    }
}

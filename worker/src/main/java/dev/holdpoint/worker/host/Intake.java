package dev.holdpoint.worker.host;

import dev.holdpoint.worker.direct.Delivery;
import dev.holdpoint.worker.direct.Records;
import io.temporal.client.WorkflowClient;
import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands in what was done without Temporal, as soon as it is back. */
final class Intake implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final long PACE = 2;
    private String lastTrouble = "";

    private final Delivery delivery;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("direct-rollbacks").factory());

    private Intake(Delivery delivery) {
        this.delivery = delivery;
    }

    /** Looks for records now and again until it is closed. */
    static Intake begin(WorkflowClient client) {
        var intake = new Intake(new Delivery(client, Records.standard()));
        var _ = intake.clock.scheduleWithFixedDelay(intake::look, 0, PACE, TimeUnit.SECONDS);
        return intake;
    }

    private void look() {
        try {
            deliver();
        } catch (UncheckedIOException e) {
            // another worker of this machine may have put it away; else it is seen again
            trouble("%s: %s".formatted(e.getMessage(), e.getCause()));
        }
    }

    private void deliver() {
        for (var sent : delivery.all()) {
            if (sent.taken()) {
                LOG.info("A rollback without Temporal is taken in: {}", sent.sentence());
            } else {
                trouble(sent.sentence());
            }
        }
    }

    private void trouble(String sentence) {
        if (!sentence.equals(lastTrouble)) {
            lastTrouble = sentence;
            LOG.warn("{}", sentence);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

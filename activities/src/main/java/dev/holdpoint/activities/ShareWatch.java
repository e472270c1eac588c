package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.ShareProof;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;

/** Reads counters four times a second until a share is proven or the time is over. */
final class ShareWatch {
    private static final Duration PACE = Duration.ofMillis(250);

    private final TrafficAdapter adapter;
    private final AdapterCall call;
    private final ShareTally tally;
    private final long start = System.nanoTime();

    ShareWatch(TrafficAdapter adapter, AdapterCall call, ShareTally tally) {
        this.adapter = adapter;
        this.call = call;
        this.tally = tally;
    }

    ShareProof until(Duration limit) {
        look();
        while (!tally.proven() && elapsed().compareTo(limit) < 0) {
            pause();
            look();
            call.heartbeat(tally.proof().sentence());
        }
        return tally.proof();
    }

    private void look() {
        try {
            tally.add(elapsed(), adapter.counters(call));
        } catch (ApplicationFailure e) {
            if (e.isNonRetryable()) {
                throw e;
            }
            tally.unreadable(e.getOriginalMessage());
        }
    }

    private void pause() {
        try {
            Thread.sleep(PACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApplicationFailure.newFailureWithCause(
                    "The worker is stopping; counting goes on at the next try.", "Unavailable", e);
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}

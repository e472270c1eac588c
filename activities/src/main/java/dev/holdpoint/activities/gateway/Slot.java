package dev.holdpoint.activities.gateway;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A slot: its address, what is in flight there and what it has answered. */
final class Slot {
    private final String name;
    private final SlotMetrics metrics = new SlotMetrics();
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile Pool pool;

    Slot(String name, URI url) {
        this.name = name;
        this.pool = new Pool(url);
    }

    String name() {
        return name;
    }

    URI url() {
        return pool.url();
    }

    SlotMetrics metrics() {
        return metrics;
    }

    Pool pool() {
        return pool;
    }

    int inFlight() {
        return inFlight.get();
    }

    void begin() {
        inFlight.incrementAndGet();
    }

    void end() {
        inFlight.decrementAndGet();
    }

    /** New requests go to this address; those in flight end where they are. */
    void move(URI url) {
        var old = pool;
        pool = new Pool(url);
        old.drain();
    }

    /** Closed, connections end as soon as nothing is in flight on them. */
    void open(boolean open) {
        if (!open) {
            pool.drain();
        } else if (pool.drained()) {
            pool = new Pool(url());
        }
    }
}

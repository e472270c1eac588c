package dev.holdpoint.worker.demo.shop;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Users, at a constant rate: each request is sent at its time, whatever became of the ones before
 * (an open loop), over connections that are kept alive. Nothing is ever sent twice, so a request
 * that a proxy or a restart loses is counted as lost.
 */
public final class Load implements AutoCloseable {
    private static final int MOST_IN_FLIGHT = 1_000;

    private final LoadSettings settings;
    private final Visit visit;
    private final Tally tally = new Tally();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread clock;
    private volatile boolean stopping;

    private Load(LoadSettings settings) {
        this.settings = settings;
        this.visit = new Visit(settings, tally);
        this.clock = Thread.ofPlatform().daemon().name("load").unstarted(this::keepTime);
    }

    /** Begins at once. */
    public static Load start(LoadSettings settings) {
        var load = new Load(settings);
        load.clock.start();
        return load;
    }

    /** What came of it so far. */
    public LoadReport report() {
        return tally.report();
    }

    /** When the first request since the mark failed by the bad version's own fault. */
    public Optional<Instant> firstFaultSince(Instant mark) {
        return tally.firstFaultSince(mark);
    }

    /** Sends nothing more and waits for what is in flight. */
    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(clock);
        try {
            clock.join();
        } catch (InterruptedException _) {
            // what is in flight is waited for all the same
            Thread.currentThread().interrupt();
        }
        visitors.close();
        visit.close();
    }

    private void keepTime() {
        long begun = System.nanoTime();
        double between = Duration.ofSeconds(1).toNanos() / settings.perSecond();
        for (long number = 0; !stopping; number++) {
            long due = begun + (long) (number * between);
            for (long early = due - System.nanoTime();
                    early > 0 && !stopping;
                    early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            if (!stopping) {
                send(number);
            }
        }
    }

    private void send(long number) {
        tally.sent();
        if (inFlight.incrementAndGet() > MOST_IN_FLIGHT) {
            inFlight.decrementAndGet();
            tally.lost("not sent, " + MOST_IN_FLIGHT + " requests were in flight");
            return;
        }
        var _ =
                visitors.submit(() -> {
                    try {
                        visit.make(number);
                    } finally {
                        inFlight.decrementAndGet();
                    }
                });
    }
}

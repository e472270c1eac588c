package dev.holdpoint.activities.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.holdpoint.activities.MetricAdapter;
import dev.holdpoint.activities.MetricAdapter.Measured;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Shoots at an even pace from the moment it is made until it is closed; a sample is what ended
 * since the last. The pace is kept whatever the answers do: each request has a thread of its own.
 */
final class ProbeSource implements MetricAdapter.Source {
    /** A worker that stood still for longer does not make up for the requests it did not send. */
    private static final long LONGEST_DELAY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Prober prober;
    private final Duration pace;
    private final ProbeSamples samples;
    private final ConcurrentLinkedQueue<Shot> ended = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread pacer;
    private Instant from = Instant.now();

    ProbeSource(Prober prober, Duration pace, ProbeSamples samples) {
        this.prober = prober;
        this.pace = pace;
        this.samples = samples;
        this.pacer = Thread.ofVirtual().name("probe " + samples.metric()).start(this::keepPace);
    }

    private void keepPace() {
        var next = System.nanoTime();
        while (!Thread.currentThread().isInterrupted() && begin()) {
            next = Math.max(next + pace.toNanos(), System.nanoTime() - LONGEST_DELAY_NANOS);
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    /** Begins a request; not when closed. */
    private boolean begin() {
        try {
            threads.execute(() -> ended.add(prober.shoot()));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    @Override
    public synchronized Measured sample(@Nullable JsonNode cursor) {
        var shots = new ArrayList<Shot>();
        for (var shot = ended.poll(); shot != null; shot = ended.poll()) {
            shots.add(shot);
        }
        var to = Instant.now();
        var ofThem = samples.of(from, to, shots);
        if (!ofThem.isEmpty()) {
            from = to;
        }
        return new Measured(ofThem, LongNode.valueOf(to.toEpochMilli()));
    }

    @Override
    public void close() {
        pacer.interrupt();
        threads.shutdown();
        prober.close();
    }
}

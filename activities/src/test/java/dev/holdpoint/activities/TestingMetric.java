package dev.holdpoint.activities;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Sample;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A counter in memory; the cursor is what was counted up to. */
public final class TestingMetric implements MetricAdapter {
    public final AtomicLong total = new AtomicLong();
    public final AtomicLong bad = new AtomicLong();
    public final AtomicInteger calls = new AtomicInteger();
    public final CountDownLatch never = new CountDownLatch(1);

    private final String name;
    private volatile boolean hanging;
    private volatile @Nullable RuntimeException failure;

    public TestingMetric(String name) {
        this.name = name;
    }

    public void hang() {
        hanging = true;
    }

    public void fail(RuntimeException with) {
        failure = with;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Measured sample(AdapterCall call, String metric, @Nullable JsonNode cursor) {
        calls.incrementAndGet();
        hangOrFail();
        var to = Instant.now();
        var upTo = total.get();
        if (cursor == null) {
            return new Measured(List.of(), LongNode.valueOf(upTo));
        }
        var more = upTo - cursor.longValue();
        var reading = new Reading.Ratio(Math.min(more, bad.getAndSet(0)), more);
        return new Measured(
                List.of(new Sample(metric, call.slot(), to, to, reading, false)),
                LongNode.valueOf(upTo));
    }

    private void hangOrFail() {
        var with = failure;
        if (with != null) {
            throw with;
        }
        if (hanging) {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("given up", e);
            }
        }
    }
}

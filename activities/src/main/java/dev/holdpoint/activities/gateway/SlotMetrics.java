package dev.holdpoint.activities.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** What a slot has answered since the gateway started. */
final class SlotMetrics {
    /** Upper bounds of the buckets in seconds; one more is open. */
    static final List<Double> BOUNDS =
            List.of(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0);

    private final Map<Integer, LongAdder> codes = new ConcurrentSkipListMap<>();
    private final LongAdder[] buckets =
            Stream.generate(LongAdder::new).limit(BOUNDS.size() + 1L).toArray(LongAdder[]::new);
    private final LongAdder nanos = new LongAdder();
    private final LongAdder truncated = new LongAdder();

    SlotMetrics() {
        // series that begin at 0 can be told from series that are missing
        codes.put(200, new LongAdder());
        codes.put(500, new LongAdder());
    }

    /** An answer with this code. */
    void answered(int code, Duration time) {
        codes.computeIfAbsent(code, _ -> new LongAdder()).increment();
        buckets[bucket(time)].increment();
        nanos.add(time.toNanos());
    }

    /** An answer that broke off after its head. */
    void truncated() {
        truncated.increment();
    }

    long requests() {
        return codes.values().stream().mapToLong(LongAdder::sum).sum();
    }

    Map<Integer, Long> codes() {
        var sums = new TreeMap<Integer, Long>();
        codes.forEach((code, count) -> sums.put(code, count.sum()));
        return sums;
    }

    /** Answers per bucket, not cumulative. */
    List<Long> buckets() {
        return Stream.of(buckets).map(LongAdder::sum).toList();
    }

    double seconds() {
        return nanos.sum() / 1e9;
    }

    long brokenOff() {
        return truncated.sum();
    }

    private static int bucket(Duration time) {
        var seconds = time.toNanos() / 1e9;
        var bucket = 0;
        while (bucket < BOUNDS.size() && seconds > BOUNDS.get(bucket)) {
            bucket++;
        }
        return bucket;
    }
}

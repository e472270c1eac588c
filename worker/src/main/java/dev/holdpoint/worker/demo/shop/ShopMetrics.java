package dev.holdpoint.worker.demo.shop;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** What users got, counted: requests by status, and how long they took, as OpenMetrics. */
final class ShopMetrics {
    static final String TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private static final List<Double> BOUNDS =
            List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0);

    private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
    private final AtomicLongArray buckets = new AtomicLongArray(BOUNDS.size() + 1);
    private final LongAdder nanos = new LongAdder();

    void count(int status, Duration took) {
        statuses.computeIfAbsent(status, _ -> new LongAdder()).increment();
        buckets.incrementAndGet(bucket(took.toNanos() / 1e9));
        nanos.add(took.toNanos());
    }

    String render() {
        var text = new StringBuilder("# TYPE http_requests counter\n");
        statuses.forEach((status, count) ->
                text.append(
                        "http_requests_total{status=\"%d\"} %d\n".formatted(status, count.sum())));
        text.append("# TYPE http_request_seconds histogram\n");
        long sum = 0;
        for (int i = 0; i <= BOUNDS.size(); i++) {
            sum += buckets.get(i);
            text.append("http_request_seconds_bucket{le=\"%s\"} %d\n".formatted(bound(i), sum));
        }
        text.append("http_request_seconds_count %d\n".formatted(sum));
        text.append(
                String.format(Locale.ROOT, "http_request_seconds_sum %.6f\n", nanos.sum() / 1e9));
        return text.append("# EOF\n").toString();
    }

    private static String bound(int index) {
        return index == BOUNDS.size() ? "+Inf" : BOUNDS.get(index).toString();
    }

    private static int bucket(double seconds) {
        int index = 0;
        while (index < BOUNDS.size() && seconds > BOUNDS.get(index)) {
            index++;
        }
        return index;
    }
}

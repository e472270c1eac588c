package dev.holdpoint.activities.prometheus;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service as a metrics source sees it: counts requests by status and by duration, exposes a
 * series from its first increment on, and forgets all when it is started anew.
 */
public final class CountingServer implements AutoCloseable {
    private static final List<Double> BOUNDS = List.of(0.1, 0.5, 1.0);

    private final HttpServer server;
    private final Map<String, Long> requests = new TreeMap<>();
    private final long[] buckets = new long[BOUNDS.size() + 1];

    private final AtomicInteger scrapes = new AtomicInteger();

    private CountingServer(HttpServer server) {
        this.server = server;
    }

    /** Starts on a free port of the loopback interface. */
    public static CountingServer start() {
        try {
            var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var counting = new CountingServer(HttpServer.create(loopback, 0));
            counting.server.createContext("/metrics", counting::metrics);
            counting.server.start();
            return counting;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Host and port. */
    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** How often it was scraped. */
    public int scrapes() {
        return scrapes.get();
    }

    /** Counts so many requests. */
    public synchronized void served(int status, int count) {
        requests.merge(String.valueOf(status), (long) count, Long::sum);
    }

    /** Counts so many requests of a duration in seconds. */
    public synchronized void took(double seconds, int count) {
        for (int i = 0; i < buckets.length; i++) {
            if (i == BOUNDS.size() || seconds <= BOUNDS.get(i)) {
                buckets[i] += count;
            }
        }
    }

    /** Forgets everything, as a new process does. */
    public synchronized void startAnew() {
        requests.clear();
        Arrays.fill(buckets, 0);
    }

    private synchronized String exposition() {
        var text = new StringBuilder("# TYPE http_requests_total counter\n");
        requests.forEach((status, count) ->
                text.append(
                        "http_requests_total{slot=\"green\",status=\"%s\"} %d\n"
                                .formatted(status, count)));
        text.append("# TYPE http_request_seconds histogram\n");
        for (int i = 0; i < buckets.length; i++) {
            var le = i == BOUNDS.size() ? "+Inf" : String.valueOf(BOUNDS.get(i));
            text.append(
                    "http_request_seconds_bucket{slot=\"green\",le=\"%s\"} %d\n"
                            .formatted(le, buckets[i]));
        }
        return text.append(
                        "# TYPE memory_used_ratio gauge\nmemory_used_ratio{slot=\"green\"} 0.42\n")
                .toString();
    }

    private void metrics(HttpExchange exchange) throws IOException {
        scrapes.incrementAndGet();
        var body = exposition().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

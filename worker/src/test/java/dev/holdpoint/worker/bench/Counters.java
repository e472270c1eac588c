package dev.holdpoint.worker.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Counters of many services, which grow whenever somebody looks; it remembers who looked when. */
final class Counters implements AutoCloseable {
    private static final int A_LOOK = 20;
    private static final double NANOS = 1e9;

    private final HttpServer server;
    private final Map<String, ConcurrentLinkedQueue<Long>> looks = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();

    private Counters(HttpServer server) {
        this.server = server;
    }

    static Counters open() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var counters = new Counters(HttpServer.create(address, 1_000));
        counters.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        counters.server.createContext("/", counters::answer);
        counters.server.start();
        return counters;
    }

    /** Where those of a service are. */
    String url(String service) {
        return "http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), service);
    }

    /** How many services were looked at since. */
    int lookedAt(Duration since) {
        long from = System.nanoTime() - since.toNanos();
        return (int)
                looks.values().stream()
                        .filter(all -> all.stream().anyMatch(it -> it > from))
                        .count();
    }

    /** Seconds between two looks at the same service, of all looks since. */
    List<Double> gaps(long from) {
        var gaps = new ArrayList<Double>();
        for (var all : looks.values()) {
            Long before = null;
            for (var look : all) {
                if (before != null && look > from) {
                    gaps.add((look - before) / NANOS);
                }
                before = look;
            }
        }
        return gaps;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            looks.computeIfAbsent(
                            exchange.getRequestURI().getPath(), _ -> new ConcurrentLinkedQueue<>())
                    .add(System.nanoTime());
            var text =
                    """
                    # TYPE requests counter
                    requests_total{status="200"} %d
                    requests_total{status="500"} 0
                    # EOF
                    """
                            .formatted(requests.addAndGet(A_LOOK))
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set(
                            "Content-Type",
                            "application/openmetrics-text; version=1.0.0; charset=utf-8");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
        }
    }
}

package dev.holdpoint.worker.demo.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The shop's HTTP server. When it drains, what is in flight is finished, every answer closes its
 * connection, and only then is the listening socket closed.
 */
final class ShopServer {
    private static final int BACKLOG = 256;
    private static final Duration QUIET = Duration.ofMillis(300);

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final ShopPages pages;
    private final ShopMetrics metrics = new ShopMetrics();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong lastRequest = new AtomicLong(System.nanoTime());
    private volatile boolean draining;

    private ShopServer(HttpServer server, ShopPages pages) {
        this.server = server;
        this.pages = pages;
    }

    static ShopServer start(int port, ShopPages pages) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var shop = new ShopServer(HttpServer.create(address, BACKLOG), pages);
        shop.server.setExecutor(shop.executor);
        shop.server.createContext("/", shop::handle);
        shop.server.start();
        return shop;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Finishes what is in flight, within the limit, and closes. */
    void drain(Duration limit) {
        draining = true;
        lastRequest.set(System.nanoTime());
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() - end < 0 && !quiet()) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        server.stop(0);
        executor.close();
    }

    private boolean quiet() {
        return inFlight.get() == 0 && System.nanoTime() - lastRequest.get() > QUIET.toNanos();
    }

    private void handle(HttpExchange exchange) throws IOException {
        long begun = System.nanoTime();
        inFlight.incrementAndGet();
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().getPath();
            var reply = reply(path, exchange.getRequestMethod(), body);
            if (path.equals("/orders")) {
                lastRequest.set(System.nanoTime());
                metrics.count(reply.status(), Duration.ofNanos(System.nanoTime() - begun));
            }
            send(exchange, reply);
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private Reply reply(String path, String method, byte[] body) throws IOException {
        return switch (path) {
            case "/health" -> pages.health(draining);
            case "/version" -> pages.version();
            case "/metrics" -> new Reply(200, ShopMetrics.TYPE, metrics.render(), Map.of());
            case "/orders" -> pages.orders(method, body);
            default -> Reply.json(404, "{\"error\": \"no such page\"}");
        };
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException {
        var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", reply.type());
        headers.set(ShopPages.VERSION_HEADER, pages.versionName());
        reply.headers().forEach(headers::set);
        if (draining) {
            headers.set("Connection", "close");
        }
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}

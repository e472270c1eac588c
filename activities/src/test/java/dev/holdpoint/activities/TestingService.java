package dev.holdpoint.activities;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A small HTTP service on a free port that answers its name, echoes what is posted and keeps {@code
 * /held} waiting until it is told to let go.
 */
public final class TestingService implements AutoCloseable {
    static {
        // else the JDK's server waits for an acknowledgement between head and body of an answer
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final String name;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong requests = new AtomicLong();
    private final Semaphore letGo = new Semaphore(0);
    private final HttpServer server;

    private TestingService(String name) throws IOException {
        this.name = name;
        this.server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Starts one that answers with this name. */
    public static TestingService start(String name) {
        try {
            return new TestingService(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Requests that have arrived. */
    public long requests() {
        return requests.get();
    }

    /** Lets one held request go on. */
    public void letGo() {
        letGo.release();
    }

    /** Stops at once: whatever is in flight is lost. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        if (exchange.getRequestURI().getPath().equals("/held")) {
            letGo.acquireUninterruptibly();
        }
        var body = exchange.getRequestBody().readAllBytes();
        var answer = body.length == 0 ? name.getBytes(StandardCharsets.UTF_8) : body;
        exchange.getResponseHeaders().set("X-Service", name);
        exchange.sendResponseHeaders(200, answer.length);
        try (var out = exchange.getResponseBody()) {
            out.write(answer);
        }
    }
}

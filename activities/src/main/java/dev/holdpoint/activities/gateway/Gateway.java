package dev.holdpoint.activities.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP gateway that splits traffic between slots by exact weights, with a port of its own to set
 * them and to read what each slot has answered. It runs inside a process or, by {@link
 * GatewayMain}, as one of its own that outlives the worker.
 */
public final class Gateway implements AutoCloseable {
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

    private final Router router;
    private final String host;
    private final Listener traffic;
    private final Listener admin;

    private Gateway(GatewayOptions options) throws IOException {
        var state = new State(options.state());
        var saved = state.or(options.slots(), options.shares());
        host = options.host();
        router = new Router(saved.slots(), saved.shares());
        traffic = listen(options.port(), new Proxy(router));
        try {
            admin = listen(options.adminPort(), new Admin(router, state));
        } catch (IOException e) {
            traffic.close();
            throw e;
        }
    }

    /** Starts one; it listens when this returns. */
    public static Gateway start(GatewayOptions options) {
        try {
            return new Gateway(options);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The gateway could not start on %s, ports %d and %d: %s"
                            .formatted(
                                    options.host(),
                                    options.port(),
                                    options.adminPort(),
                                    e.getMessage()),
                    e);
        }
    }

    /** Where clients go. */
    public String url() {
        return "http://" + host + ":" + traffic.port();
    }

    /** Where shares are set and metrics read. */
    public String adminUrl() {
        return "http://" + host + ":" + admin.port();
    }

    /** Accepts nothing more, answers what is in flight, then ends. */
    @Override
    public void close() {
        traffic.retire();
        awaitLastAnswers();
        traffic.close();
        admin.close();
    }

    private void awaitLastAnswers() {
        var deadline = System.nanoTime() + LAST_ANSWERS.toNanos();
        var never = new CountDownLatch(1);
        try {
            while (inFlight() > 0 && System.nanoTime() < deadline) {
                var _ = never.await(10, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int inFlight() {
        return router.slots().stream().mapToInt(Slot::inFlight).sum();
    }

    private Listener listen(int port, Handler handler) throws IOException {
        return Listener.start(new InetSocketAddress(host, port), handler);
    }
}

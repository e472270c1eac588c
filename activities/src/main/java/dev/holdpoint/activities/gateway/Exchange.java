package dev.holdpoint.activities.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request at one slot. A request is sent a second time only if it is idempotent, has no body
 * and the idle connection it went out on broke before a byte of the answer: then the slot had
 * closed the connection. Every other request goes out on a new connection, where that cannot
 * happen.
 */
final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final Set<String> IDEMPOTENT =
            Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

    private final Handler.Request request;
    private final Framing framing;
    private final Slot slot;
    private final Pool pool;
    private final String method;
    private final long start = System.nanoTime();

    Exchange(Handler.Request request, Framing framing, Slot slot) throws IOException {
        this.request = request;
        this.framing = framing;
        this.slot = slot;
        this.pool = slot.pool();
        this.method = request.method();
    }

    /** Whether the client's connection may be used for another request. */
    boolean run() throws IOException {
        try {
            var repeatable = framing instanceof Framing.Nothing && IDEMPOTENT.contains(method);
            var idle = repeatable ? pool.idle() : Optional.<Upstream>empty();
            return idle.isPresent() ? onIdle(idle.get()) : on(pool.connect());
        } catch (UpstreamException e) {
            return fail(e);
        }
    }

    private boolean onIdle(Upstream idle) throws IOException {
        Head answer;
        try {
            answer = ask(idle);
        } catch (UpstreamException e) {
            if (!e.brokeMute()) {
                throw e;
            }
            LOG.debug("{} had closed an idle connection; {} is sent again", slot.name(), method);
            return on(pool.connect());
        }
        return relay(idle, answer);
    }

    private boolean on(Upstream upstream) throws IOException {
        return relay(upstream, ask(upstream));
    }

    /** Sends the request and waits for the head of the answer; closes what failed. */
    private Head ask(Upstream upstream) throws IOException {
        var done = false;
        try {
            upstream.send(forwarded());
            if (request.head().names("expect", "100-continue")) {
                request.out()
                        .write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                request.out().flush();
            }
            upstream.send(framing.read(request.in()), upstream.outgoing(framing));
            upstream.flush();
            var answer = upstream.answer();
            done = true;
            return answer;
        } finally {
            if (!done) {
                upstream.close();
            }
        }
    }

    private Head forwarded() throws IOException {
        var start = method + " " + request.target() + " HTTP/1.1";
        var head = request.head().passedOn(start).without("expect", "x-forwarded-for");
        var before = String.join(", ", request.head().all("x-forwarded-for"));
        var client = request.client().getHostAddress();
        return framing.announce(
                head.with("X-Forwarded-For", before.isEmpty() ? client : before + ", " + client));
    }

    private boolean relay(Upstream upstream, Head answer) throws IOException {
        var kept = false;
        try {
            var framed = Upstream.framing(answer, method);
            kept = pass(upstream, answer, framed) && answer.keepsAlive();
            var open = request.keepsAlive() && endsByItself(framed);
            count(answer.status());
            request.out().flush();
            return open;
        } finally {
            if (kept) {
                pool.keep(upstream);
            } else {
                upstream.close();
            }
        }
    }

    /** Returns whether nothing of the answer is left on the connection. */
    private boolean pass(Upstream upstream, Head answer, Framing framed) throws IOException {
        var shown = request.old() || framed instanceof Framing.UntilClose ? plain(framed) : framed;
        var head =
                shown.announce(answer.passedOn("HTTP/1.1" + answer.start().substring(8)))
                        .with("Holdpoint-Slot", slot.name())
                        .with(
                                "Connection",
                                request.keepsAlive() && endsByItself(framed)
                                        ? "keep-alive"
                                        : "close");
        head.write(request.out());
        var body = upstream.incoming(framed);
        var out = shown.write(request.out());
        var bytes = new byte[16_384];
        try {
            for (var n = upstream.read(body, bytes); n >= 0; n = upstream.read(body, bytes)) {
                out.write(bytes, n);
            }
        } catch (UpstreamException e) {
            slot.metrics().truncated();
            count(answer.status());
            throw new IOException("the answer of " + slot.name() + " broke off", e);
        }
        out.finish();
        return !(framed instanceof Framing.UntilClose);
    }

    /** A client of HTTP/1.0 knows no chunks: the end of the connection ends the body. */
    private Framing plain(Framing framed) {
        return framed instanceof Framing.Chunks ? new Framing.UntilClose() : framed;
    }

    private boolean endsByItself(Framing framed) {
        return !(framed instanceof Framing.UntilClose)
                && !(request.old() && framed instanceof Framing.Chunks);
    }

    private boolean fail(UpstreamException e) throws IOException {
        count(e.status());
        LOG.debug("{} at {} failed", slot.name(), pool.url(), e);
        Answer.sentence(e.status(), "Slot " + slot.name() + " did not answer: " + e.getMessage())
                .write(request.out(), false, !method.equals("HEAD"));
        return false;
    }

    private void count(int status) {
        slot.metrics().answered(status, Duration.ofNanos(System.nanoTime() - start));
    }
}

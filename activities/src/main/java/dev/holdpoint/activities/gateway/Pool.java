package dev.holdpoint.activities.gateway;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Idle connections to one address, the last used first. */
final class Pool {
    private static final int MOST = 64;

    private final URI url;
    private final Deque<Upstream> idle = new ArrayDeque<>();
    private boolean closed;

    Pool(URI url) {
        this.url = url;
    }

    URI url() {
        return url;
    }

    Upstream connect() throws UpstreamException {
        return Upstream.connect(url);
    }

    /** An idle connection that still stands. */
    Optional<Upstream> idle() {
        for (var upstream = poll(); upstream != null; upstream = poll()) {
            if (upstream.stands()) {
                return Optional.of(upstream);
            }
            upstream.close();
        }
        return Optional.empty();
    }

    /** Keeps a connection for the next request, unless nobody shall use it. */
    void keep(Upstream upstream) {
        synchronized (idle) {
            if (!closed && idle.size() < MOST) {
                idle.push(upstream);
                return;
            }
        }
        upstream.close();
    }

    /** Lets every idle connection go; those in use are closed when they come back. */
    void drain() {
        synchronized (idle) {
            closed = true;
            idle.forEach(Upstream::close);
            idle.clear();
        }
    }

    boolean drained() {
        synchronized (idle) {
            return closed;
        }
    }

    private @Nullable Upstream poll() {
        synchronized (idle) {
            return idle.poll();
        }
    }
}

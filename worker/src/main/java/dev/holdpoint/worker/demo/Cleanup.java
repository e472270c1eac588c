package dev.holdpoint.worker.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has to be stopped at the end, the last begun first. It happens once, whoever comes first:
 * the demo that is over, the one that failed, or the hook of a program that is told to end.
 */
final class Cleanup implements AutoCloseable {
    private final Deque<Part> parts = new ArrayDeque<>();
    private volatile boolean over;

    /** Something that can be stopped. */
    @FunctionalInterface
    interface Part {
        void stop() throws IOException;
    }

    /** To be stopped at the end; at once when the end was already. */
    void add(Part part) throws IOException {
        synchronized (this) {
            if (!over) {
                parts.push(part);
                return;
            }
        }
        part.stop();
    }

    /** Whether it began. */
    boolean isOver() {
        return over;
    }

    /** Stops everything; what cannot be stopped keeps nothing else from being stopped. */
    @Override
    public synchronized void close() {
        over = true;
        var part = parts.poll();
        if (part == null) {
            return;
        }
        try {
            part.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            close();
        }
    }
}

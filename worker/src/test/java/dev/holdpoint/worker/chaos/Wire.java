package dev.holdpoint.worker.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The line between a worker and a balancer's Runtime API. It passes every word on and remembers
 * those that change something, so that what was sent is counted outside of who sent it.
 */
public final class Wire implements AutoCloseable {
    private final ServerSocket near;
    private final int far;
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Runnable> nextShift = new AtomicReference<>();

    private Wire(ServerSocket near, int far) {
        this.near = near;
        this.far = far;
    }

    /**
     * Opens one on a free port.
     *
     * @param far the port of the Runtime API
     */
    public static Wire to(int far) throws IOException {
        var wire = new Wire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), far);
        Thread.ofVirtual().start(wire::accept);
        return wire;
    }

    /** Where it is reached. */
    public String socket() {
        return "127.0.0.1:" + near.getLocalPort();
    }

    /** Every line that set something and was passed on, in order. */
    public List<String> changes() {
        return List.copyOf(changes);
    }

    /**
     * Does something when the next line comes that gives users to green, and passes it on when that
     * is over, even if who sent it is gone: as a network does that was away for a while.
     */
    public void atNextShift(Runnable meanwhile) {
        nextShift.set(meanwhile);
    }

    /** Forgets them. */
    public void forget() {
        changes.clear();
    }

    @Override
    public void close() throws IOException {
        near.close();
    }

    private void accept() {
        while (!near.isClosed()) {
            try {
                var caller = near.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException e) {
                if (!near.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            var line = line(caller);
            if (line != null) {
                hold(line);
                pass(line, caller);
            }
        } catch (IOException _) {
            // the caller is gone
            return;
        }
    }

    private static @Nullable String line(Socket caller) throws IOException {
        return new BufferedReader(
                        new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8))
                .readLine();
    }

    private void hold(String line) {
        if (line.contains("shop/green state ready")) {
            var meanwhile = nextShift.getAndSet(null);
            if (meanwhile != null) {
                meanwhile.run();
            }
        }
    }

    private void pass(String line, Socket caller) throws IOException {
        try (var balancer = new Socket(InetAddress.getLoopbackAddress(), far)) {
            balancer.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            if (line.startsWith("set ")) {
                changes.add(line);
            }
            balancer.getInputStream().transferTo(caller.getOutputStream());
        } catch (IOException _) {
            // as a balancer that is not there would: no answer, but a reset
            caller.setSoLinger(true, 0);
        }
    }
}

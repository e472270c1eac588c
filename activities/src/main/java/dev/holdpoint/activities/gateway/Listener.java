package dev.holdpoint.activities.gateway;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts connections and has each request on them answered, a virtual thread for each connection.
 * An idle connection is kept for ten minutes, much longer than clients keep theirs: who closes an
 * idle connection first may lose the other one's next request.
 */
final class Listener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int IDLE_MILLIS = 600_000;
    private static final int BACKLOG = 1_024;

    /** After a failure to accept, such as no file descriptor left. */
    private static final long PAUSE_NANOS = 100_000_000;

    private final ServerSocket server = new ServerSocket();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Handler handler;
    private volatile boolean closing;

    private Listener(InetSocketAddress address, Handler handler) throws IOException {
        this.handler = handler;
        server.setReuseAddress(true);
        server.bind(address, BACKLOG);
    }

    /** Starts to accept. */
    static Listener start(InetSocketAddress address, Handler handler) throws IOException {
        var listener = new Listener(address, handler);
        Thread.ofPlatform().daemon().name("gateway-" + listener.port()).start(listener::accept);
        return listener;
    }

    int port() {
        return server.getLocalPort();
    }

    /** Accepts nothing more; requests in flight are answered, each the last of its connection. */
    void retire() {
        closing = true;
        Closing.quietly(server);
    }

    @Override
    public void close() {
        retire();
        open.forEach(Closing::quietly);
        threads.shutdownNow();
    }

    private void accept() {
        while (!closing) {
            try {
                var socket = server.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                if (!closing) {
                    LOG.warn("The gateway could not accept a connection on port {}", port(), e);
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(IDLE_MILLIS);
            var in = new Wire(socket.getInputStream());
            var out = new BufferedOutputStream(socket.getOutputStream(), 16_384);
            converse(socket, in, out);
        } catch (SocketException e) {
            LOG.debug("A client went away", e);
        } catch (IOException e) {
            LOG.debug("A connection of a client ended: {}", e.getMessage(), e);
        } finally {
            open.remove(socket);
        }
    }

    private void converse(Socket socket, Wire in, BufferedOutputStream out) throws IOException {
        try {
            for (var head = Head.read(in); head != null; head = Head.read(in)) {
                var request = new Handler.Request(head, in, out, socket.getInetAddress(), closing);
                if (!handler.handle(request)) {
                    return;
                }
            }
        } catch (ProtocolException e) {
            Answer.sentence(400, "This is no HTTP/1.1 request: " + e.getMessage())
                    .write(out, false, true);
        }
    }
}

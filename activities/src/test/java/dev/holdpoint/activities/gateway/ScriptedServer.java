package dev.holdpoint.activities.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that does to each request what a script says: writes the text, and closes the connection
 * where the text ends with {@link #CLOSE}. The last line of the script serves all further requests.
 */
final class ScriptedServer implements AutoCloseable {
    static final String CLOSE = "\0";
    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> script;
    private final AtomicInteger connections = new AtomicInteger();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();

    ScriptedServer(String... script) {
        this.script = List.of(script);
        try {
            server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Connections that were made. */
    int connections() {
        return connections.get();
    }

    /** Head and body of each request as it arrived. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                connections.incrementAndGet();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new Wire(socket.getInputStream());
            for (var head = Head.read(in); head != null; head = Head.read(in)) {
                var body = Framing.ofRequest(head).read(in).readAllBytes();
                var line = Math.min(requests.size(), script.size() - 1);
                requests.add(text(head, body));
                if (answer(socket.getOutputStream(), script.get(line))) {
                    return;
                }
            }
        } catch (IOException e) {
            requests.add("the connection broke: " + e.getMessage());
        }
    }

    private static boolean answer(OutputStream out, String line) throws IOException {
        out.write(line.replace(CLOSE, "").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return line.endsWith(CLOSE);
    }

    private static String text(Head head, byte[] body) {
        var text = new StringBuilder(head.start()).append('\n');
        head.fields()
                .forEach(f -> text.append(f.name()).append(": ").append(f.value()).append('\n'));
        return text.append(new String(body, StandardCharsets.UTF_8)).toString();
    }
}

package dev.holdpoint.activities.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that writes exactly what it is given and shows exactly what comes back. */
final class RawClient implements AutoCloseable {
    private final Socket socket;
    private final Wire in;

    RawClient(String url) {
        var address = URI.create(url);
        try {
            socket = new Socket(address.getHost(), address.getPort());
            socket.setSoTimeout(5_000);
            in = new Wire(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** The first line of the next answer, whose body is read over. */
    String answer() throws IOException {
        var head = Head.read(in);
        if (head == null) {
            return "closed";
        }
        var body =
                head.status() == 100
                        ? new byte[0]
                        : Framing.ofAnswer(head, "GET").read(in).readAllBytes();
        return head.start() + " " + new String(body, StandardCharsets.UTF_8).strip();
    }

    /** Everything until the connection ends. */
    String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        Closing.quietly(socket);
    }
}

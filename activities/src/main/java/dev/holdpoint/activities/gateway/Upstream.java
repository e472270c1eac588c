package dev.holdpoint.activities.gateway;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A connection to a slot. Whatever fails on it is an {@link UpstreamException}. */
final class Upstream implements AutoCloseable {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 30_000;

    private final SocketChannel channel;
    private final Wire in;
    private final BufferedOutputStream out;
    private long before;

    private Upstream(SocketChannel channel) throws IOException {
        this.channel = channel;
        this.in = new Wire(channel.socket().getInputStream());
        this.out = new BufferedOutputStream(channel.socket().getOutputStream(), 16_384);
    }

    static Upstream connect(URI url) throws UpstreamException {
        try {
            var channel = SocketChannel.open();
            try {
                channel.socket()
                        .connect(new InetSocketAddress(url.getHost(), port(url)), CONNECT_MILLIS);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.socket().setSoTimeout(ANSWER_MILLIS);
                return new Upstream(channel);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UpstreamException(e);
        }
    }

    /** Whether an idle connection still stands: nothing came on it, not even its end. */
    boolean stands() {
        try {
            channel.configureBlocking(false);
            var silent = channel.read(ByteBuffer.allocate(1)) == 0;
            channel.configureBlocking(true);
            return silent;
        } catch (IOException e) {
            return false;
        }
    }

    void send(Head head) throws UpstreamException {
        before = in.received();
        attempt(() -> head.write(out));
    }

    /** Passes a body on; that the client fails is not the slot's failure. */
    void send(InputStream body, BodyOutput framed) throws IOException {
        var bytes = new byte[16_384];
        for (var length = body.read(bytes); length >= 0; length = body.read(bytes)) {
            var some = length;
            attempt(() -> framed.write(bytes, some));
        }
        attempt(framed::finish);
    }

    /** Where the body of a request framed so goes. */
    BodyOutput outgoing(Framing framing) {
        return framing.write(out);
    }

    void flush() throws UpstreamException {
        attempt(out::flush);
    }

    /** The final answer; what was only information on the way is dropped. */
    Head answer() throws UpstreamException {
        try {
            var head = Head.read(in);
            while (head != null && head.status() < 200) {
                head = Head.read(in);
            }
            if (head == null) {
                throw new EOFException("the connection ended before an answer");
            }
            return head;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The next piece of the answer's body. */
    int read(InputStream body, byte[] into) throws UpstreamException {
        try {
            return body.read(into);
        } catch (IOException e) {
            throw new UpstreamException(e);
        }
    }

    /** How the answer says where its body ends. */
    static Framing framing(Head answer, String method) throws UpstreamException {
        try {
            return Framing.ofAnswer(answer, method);
        } catch (IOException e) {
            throw new UpstreamException(e);
        }
    }

    /** The body of an answer framed so. */
    InputStream incoming(Framing framing) {
        return framing.read(in);
    }

    @Override
    public void close() {
        Closing.quietly(channel);
    }

    private interface Attempt {
        void run() throws IOException;
    }

    private UpstreamException failed(IOException cause) {
        return new UpstreamException(cause, in.received() == before);
    }

    private void attempt(Attempt attempt) throws UpstreamException {
        try {
            attempt.run();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static int port(URI url) {
        return url.getPort() < 0 ? 80 : url.getPort();
    }
}

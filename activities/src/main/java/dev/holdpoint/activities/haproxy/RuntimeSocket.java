package dev.holdpoint.activities.haproxy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * HAProxy's Runtime API: one line of commands, one answer, then the connection ends.
 *
 * @param name {@code host:port} or the absolute path of a unix socket
 */
record RuntimeSocket(String name) {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Pattern PLACE =
            Pattern.compile("/[^\\s'\",:;!\\\\]+|([^\\s'\",:;/]+|\\[[0-9a-fA-F:]+]):\\d{1,5}");

    RuntimeSocket {
        if (!PLACE.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "socket '" + name + "' must be host:port or the path of a unix socket");
        }
    }

    /** What HAProxy answers to a line of commands; connects within 1 s, ends within 3 s. */
    String say(String line) throws IOException {
        return say(line, () -> {});
    }

    /**
     * The same.
     *
     * @param connected run when the connection stands and nothing was sent; what it throws ends it
     */
    String say(String line, Runnable connected) throws IOException {
        var deadline = System.nanoTime() + ANSWER.toNanos();
        try (var selector = Selector.open();
                var channel = open()) {
            channel.configureBlocking(false);
            connect(channel, selector, System.nanoTime() + CONNECT.toNanos());
            connected.run();
            write(channel, selector, line + "\n", deadline);
            return read(channel, selector, deadline);
        }
    }

    /** How {@code socat} is told to connect. */
    String forSocat() {
        return unix() ? "unix-connect:" + name : "tcp:" + name;
    }

    private boolean unix() {
        return name.startsWith("/");
    }

    private SocketChannel open() throws IOException {
        return unix() ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
    }

    private SocketAddress address() throws UnknownHostException {
        if (unix()) {
            return UnixDomainSocketAddress.of(name);
        }
        var colon = name.lastIndexOf(':');
        var address =
                new InetSocketAddress(
                        name.substring(0, colon), Integer.parseInt(name.substring(colon + 1)));
        if (address.isUnresolved()) {
            throw new UnknownHostException("no such host");
        }
        return address;
    }

    private void connect(SocketChannel channel, Selector selector, long deadline)
            throws IOException {
        if (channel.connect(address())) {
            return;
        }
        var key = channel.register(selector, SelectionKey.OP_CONNECT);
        while (!channel.finishConnect()) {
            await(key, SelectionKey.OP_CONNECT, deadline, "no connection within 1 s");
        }
    }

    private static void write(SocketChannel channel, Selector selector, String text, long deadline)
            throws IOException {
        var key = channel.register(selector, SelectionKey.OP_WRITE);
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            await(key, SelectionKey.OP_WRITE, deadline, "no answer within 3 s");
            channel.write(bytes);
        }
    }

    private static String read(SocketChannel channel, Selector selector, long deadline)
            throws IOException {
        var key = channel.register(selector, SelectionKey.OP_READ);
        var answer = new ByteArrayOutputStream();
        var buffer = ByteBuffer.allocate(16_384);
        while (true) {
            await(key, SelectionKey.OP_READ, deadline, "no answer within 3 s");
            if (channel.read(buffer) < 0) {
                return whole(answer.toString(StandardCharsets.UTF_8));
            }
            answer.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
    }

    /**
     * Whatever HAProxy answers ends with an empty line; less is what one that died had time for.
     */
    private static String whole(String answer) throws EOFException {
        if (answer.equals("\n") || answer.endsWith("\n\n")) {
            return answer;
        }
        throw new EOFException(
                answer.isEmpty()
                        ? "it closed the connection without an answer"
                        : "it closed the connection in the middle of its answer");
    }

    private static void await(SelectionKey key, int operation, long deadline, String late)
            throws IOException {
        var left = Duration.ofNanos(deadline - System.nanoTime());
        if (!left.isPositive()) {
            throw new SocketTimeoutException(late);
        }
        key.interestOps(operation);
        key.selector().select(Math.max(1, left.toMillis()));
        key.selector().selectedKeys().clear();
    }
}

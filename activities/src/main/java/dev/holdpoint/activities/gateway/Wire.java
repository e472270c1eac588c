package dev.holdpoint.activities.gateway;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What comes in on a connection: lines of a head, then the bytes of a body. One thread only. */
final class Wire extends InputStream {
    private static final int LONGEST_LINE = 16_384;

    private final InputStream in;
    private final byte[] buffer = new byte[LONGEST_LINE];
    private int next;
    private int end;
    private long received;

    Wire(InputStream in) {
        this.in = in;
    }

    /** The next line without its end; null when the other side ended before it. */
    @Nullable String line() throws IOException {
        var line = new StringBuilder();
        while (true) {
            var from = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            line.append(new String(buffer, from, next - from, StandardCharsets.ISO_8859_1));
            if (line.length() > LONGEST_LINE) {
                throw new ProtocolException("a line of the head is longer than 16 kB");
            }
            if (next < end) {
                next++;
                return line.isEmpty() || line.charAt(line.length() - 1) != '\r'
                        ? line.toString()
                        : line.substring(0, line.length() - 1);
            }
            if (!fill()) {
                if (line.isEmpty()) {
                    return null;
                }
                throw new EOFException("the connection ended inside a line");
            }
        }
    }

    /** How many bytes have come so far. */
    long received() {
        return received;
    }

    @Override
    public int read() throws IOException {
        return next < end || fill() ? buffer[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next >= end && !fill()) {
            return -1;
        }
        var some = Math.min(length, end - next);
        System.arraycopy(buffer, next, into, offset, some);
        next += some;
        return some;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        received += end;
        return end > 0;
    }
}

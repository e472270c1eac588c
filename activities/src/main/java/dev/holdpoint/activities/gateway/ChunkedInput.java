package dev.holdpoint.activities.gateway;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/** A body in chunks (RFC 9112, 7.1); extensions and trailers are read over. */
final class ChunkedInput extends InputStream {
    private final Wire in;
    private long left;
    private boolean begun;
    private boolean over;

    ChunkedInput(Wire in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (left == 0 && !over) {
            nextChunk();
        }
        if (over) {
            return -1;
        }
        var some = in.read(into, offset, (int) Math.min(left, length));
        if (some < 0) {
            throw new EOFException("the connection ended inside a chunk");
        }
        left -= some;
        return some;
    }

    private void nextChunk() throws IOException {
        if (begun && !line().isEmpty()) {
            throw new ProtocolException("a chunk is longer than it said");
        }
        begun = true;
        var size = line().split(";", 2)[0].strip();
        if (!size.matches("[0-9a-fA-F]{1,15}")) {
            throw new ProtocolException("'" + size + "' is no size of a chunk");
        }
        left = Long.parseLong(size, 16);
        if (left == 0) {
            while (!line().isEmpty()) {
                // trailers are not passed on
            }
            over = true;
        }
    }

    private String line() throws IOException {
        var line = in.line();
        if (line == null) {
            throw new EOFException("the connection ended between chunks");
        }
        return line;
    }
}

package dev.holdpoint.activities.gateway;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body of so many bytes. */
final class LengthInput extends InputStream {
    private final Wire in;
    private long left;

    LengthInput(Wire in, long length) {
        this.in = in;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        var some = in.read(into, offset, (int) Math.min(left, length));
        if (some < 0) {
            throw new EOFException("the connection ended " + left + " bytes before the body did");
        }
        left -= some;
        return some;
    }
}

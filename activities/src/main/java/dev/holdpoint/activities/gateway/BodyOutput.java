package dev.holdpoint.activities.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a body piece by piece, as chunks or as it is. */
final class BodyOutput {
    private final OutputStream out;
    private final boolean chunked;

    BodyOutput(OutputStream out, boolean chunked) {
        this.out = out;
        this.chunked = chunked;
    }

    void write(byte[] bytes, int length) throws IOException {
        if (chunked) {
            ascii(Integer.toHexString(length) + "\r\n");
        }
        out.write(bytes, 0, length);
        if (chunked) {
            ascii("\r\n");
        }
    }

    /** Says that the body is complete; does not flush. */
    void finish() throws IOException {
        if (chunked) {
            ascii("0\r\n\r\n");
        }
    }

    private void ascii(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}

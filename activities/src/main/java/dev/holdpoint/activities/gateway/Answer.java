package dev.holdpoint.activities.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A short answer of the gateway's own. */
record Answer(int status, String type, String text) {
    private static final Map<Integer, String> REASONS =
            Map.of(
                    200, "OK",
                    400, "Bad Request",
                    404, "Not Found",
                    405, "Method Not Allowed",
                    501, "Not Implemented",
                    502, "Bad Gateway",
                    503, "Service Unavailable",
                    504, "Gateway Timeout");

    static Answer sentence(int status, String sentence) {
        return new Answer(status, "text/plain; charset=utf-8", sentence + "\n");
    }

    /** Writes it whole, so that it leaves in one packet. */
    void write(OutputStream out, boolean keepAlive, boolean withBody) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        var start = "HTTP/1.1 " + status + " " + REASONS.getOrDefault(status, "Answer");
        new Head(
                        start,
                        List.of(
                                new Head.Field("Content-Type", type),
                                new Head.Field("Content-Length", String.valueOf(body.length)),
                                new Head.Field("Connection", keepAlive ? "keep-alive" : "close")))
                .write(out);
        if (withBody) {
            out.write(body);
        }
        out.flush();
    }
}

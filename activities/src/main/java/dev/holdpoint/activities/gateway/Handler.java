package dev.holdpoint.activities.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;

/** Answers one request. */
interface Handler {
    /** The answer is flushed; returns whether the connection may be used for another request. */
    boolean handle(Request request) throws IOException;

    /**
     * A request whose head has been read.
     *
     * @param in where its body is still to be read
     * @param last whether the listener closes after this one
     */
    record Request(Head head, Wire in, OutputStream out, InetAddress client, boolean last) {
        String method() throws IOException {
            return head.word(0);
        }

        /** The path and query, without scheme and authority if the client wrote them. */
        String target() throws IOException {
            var target = head.word(1);
            var path = target.startsWith("http://") ? target.indexOf('/', 7) : 0;
            return path < 0 ? "/" : target.substring(path);
        }

        boolean keepsAlive() {
            return !last && head.keepsAlive();
        }

        boolean old() {
            return head.start().endsWith("HTTP/1.0");
        }
    }
}

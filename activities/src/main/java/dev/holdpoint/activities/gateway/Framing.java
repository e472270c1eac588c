package dev.holdpoint.activities.gateway;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import org.jspecify.annotations.Nullable;

/** How a message says where its body ends. */
sealed interface Framing {
    record Nothing() implements Framing {}

    record Length(long bytes) implements Framing {}

    record Chunks() implements Framing {}

    record UntilClose() implements Framing {}

    /** A request with two answers to the question is refused: it may smuggle another one. */
    static Framing ofRequest(Head request) throws ProtocolException {
        var framing = of(request);
        return framing == null ? new Nothing() : framing;
    }

    static Framing ofAnswer(Head answer, String method) throws ProtocolException {
        var status = answer.status();
        if (method.equals("HEAD") || status == 204 || status == 304) {
            return new Nothing();
        }
        var framing = of(answer);
        return framing == null ? new UntilClose() : framing;
    }

    /** The body as it is meant. */
    default InputStream read(Wire in) {
        return switch (this) {
            case Nothing() -> InputStream.nullInputStream();
            case Length(var bytes) -> new LengthInput(in, bytes);
            case Chunks() -> new ChunkedInput(in);
            case UntilClose() -> in;
        };
    }

    /** The head that announces a body framed so. */
    default Head announce(Head head) {
        return this instanceof Chunks ? head.with("Transfer-Encoding", "chunked") : head;
    }

    /** Where to write a body so framed; to be finished when it is complete. */
    default BodyOutput write(OutputStream out) {
        return new BodyOutput(out, this instanceof Chunks);
    }

    private static @Nullable Framing of(Head head) throws ProtocolException {
        var encodings = head.all("transfer-encoding");
        var lengths = head.all("content-length").stream().distinct().toList();
        if (!encodings.isEmpty()) {
            if (!lengths.isEmpty()) {
                throw new ProtocolException("both Transfer-Encoding and Content-Length");
            }
            if (encodings.size() != 1 || !encodings.getFirst().equalsIgnoreCase("chunked")) {
                throw new ProtocolException("Transfer-Encoding " + encodings + " is not chunked");
            }
            return new Chunks();
        }
        if (lengths.isEmpty()) {
            return null;
        }
        if (lengths.size() > 1 || !lengths.getFirst().matches("[0-9]{1,18}")) {
            throw new ProtocolException("Content-Length " + lengths + " is not one number");
        }
        return new Length(Long.parseLong(lengths.getFirst()));
    }
}

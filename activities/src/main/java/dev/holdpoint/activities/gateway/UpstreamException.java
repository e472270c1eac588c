package dev.holdpoint.activities.gateway;

import java.io.IOException;
import java.io.Serial;
import java.net.SocketTimeoutException;

/** A slot failed us, as distinct from the client: it is answered for the slot. */
final class UpstreamException extends IOException {
    @Serial private static final long serialVersionUID = 1L;
    private final boolean late;
    private final boolean mute;

    UpstreamException(IOException cause) {
        this(cause, false);
    }

    /**
     * @param mute whether not one byte of an answer had come
     */
    UpstreamException(IOException cause, boolean mute) {
        super(cause.getMessage(), cause);
        this.late = cause instanceof SocketTimeoutException;
        this.mute = mute;
    }

    /** 504 when it did not answer in time, else 502. */
    int status() {
        return late ? 504 : 502;
    }

    /** Whether the connection broke without a word, as one does that was closed while idle. */
    boolean brokeMute() {
        return mute && !late;
    }
}

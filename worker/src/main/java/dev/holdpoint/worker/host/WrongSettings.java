package dev.holdpoint.worker.host;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A worker cannot start with what it was told; each sentence says what to mend. */
public final class WrongSettings extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongSettings(List<String> sentences) {
        this(sentences, null);
    }

    WrongSettings(List<String> sentences, @Nullable Throwable cause) {
        super(String.join("\n", sentences), cause, false, false);
    }

    /** The sentences, one a line. */
    public String sentences() {
        return String.valueOf(getMessage());
    }
}

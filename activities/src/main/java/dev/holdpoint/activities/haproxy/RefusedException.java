package dev.holdpoint.activities.haproxy;

import java.io.IOException;
import java.io.Serial;

/** HAProxy answered, but with an error that asking again would not change. */
final class RefusedException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}

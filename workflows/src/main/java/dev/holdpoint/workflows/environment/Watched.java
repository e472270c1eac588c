package dev.holdpoint.workflows.environment;

import dev.holdpoint.workflows.environment.protocol.Delivered;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that is watched on.
 *
 * @param since when it was delivered
 * @param retired when the slot that was kept for the way back was stopped; null before that
 */
record Watched(Delivered delivered, Instant since, @Nullable Instant retired) {
    Watched retired(Instant now) {
        return new Watched(delivered, since, now);
    }
}

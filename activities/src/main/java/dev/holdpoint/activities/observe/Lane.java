package dev.holdpoint.activities.observe;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One source in a stretch of measuring. Used by one thread at a time. */
interface Lane extends AutoCloseable {
    /** The name of its cursor, unique in the stretch. */
    String name();

    /** How long one call may take; after it the call is given up and {@link #without} stands. */
    Duration deadline();

    /** Everything since the cursor. */
    Brought bring(@Nullable JsonNode cursor);

    /** What stands for a call that failed or was given up. */
    Brought without(String why, Instant from, Instant to);

    @Override
    default void close() {}
}

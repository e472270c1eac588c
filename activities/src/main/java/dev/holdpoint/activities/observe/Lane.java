package dev.holdpoint.activities.observe;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One source in a stretch of measuring. A call that was given up may still be under way when the
 * next begins.
 */
interface Lane extends AutoCloseable {
    /** The name of its cursor, unique in the stretch. */
    String name();

    /** Called once, before the first call; what it starts ends with {@link #close}. */
    default void open() {}

    /** How long one call may take; after it the call is given up and {@link #without} stands. */
    Duration deadline();

    /** Everything since the cursor. */
    Brought bring(@Nullable JsonNode cursor);

    /** What stands for a call that failed or was given up. */
    Brought without(String why, Instant from, Instant to);

    @Override
    default void close() {}
}

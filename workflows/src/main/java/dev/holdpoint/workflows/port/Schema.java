package dev.holdpoint.workflows.port;

import org.jspecify.annotations.Nullable;

/**
 * A schema version; null where no migration has been applied yet.
 *
 * @param pending migrations not applied yet; {@link #UNKNOWN} where the adapter cannot tell
 */
public record Schema(@Nullable String version, int pending, String evidence) {
    /** How many are pending is not known; never a reason to leave a migration out. */
    public static final int UNKNOWN = -1;
}

package dev.holdpoint.workflows.runbook;

import org.jspecify.annotations.Nullable;

/**
 * Where a step acts: {@code candidate}, {@code stable}, {@code {servers: N}} or {@code rest}.
 *
 * @param servers the number of servers, with {@link Kind#SERVERS} only
 */
public record Place(Kind kind, @Nullable Integer servers) {
    public static final Place CANDIDATE = new Place(Kind.CANDIDATE, null);
    public static final Place STABLE = new Place(Kind.STABLE, null);

    /** The closed set of places. */
    public enum Kind {
        CANDIDATE,
        STABLE,
        SERVERS,
        REST
    }
}

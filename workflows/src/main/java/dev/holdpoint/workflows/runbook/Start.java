package dev.holdpoint.workflows.runbook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of who may start what; what it leaves out matches everything.
 *
 * @param by the roles that may; one of them is enough
 */
public record Start(
        @Nullable String type,
        @Nullable String environment,
        @Nullable Boolean emergency,
        List<String> by) {

    public Start {
        by = List.copyOf(by);
    }

    /**
     * Whether a run is of this row.
     *
     * @param place an environment that it takes; null for a run that takes none
     */
    public boolean matches(String kind, @Nullable String place, boolean urgent) {
        return (type == null || type.equals(kind))
                && (environment == null || environment.equals(place))
                && (emergency == null || emergency == urgent);
    }

    /** Whether every run of another row is of this one, too. */
    public boolean covers(Start other) {
        return (type == null || type.equals(other.type))
                && (environment == null || environment.equals(other.environment))
                && (emergency == null || emergency.equals(other.emergency));
    }
}

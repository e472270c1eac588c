package dev.holdpoint.runbooks.compiler;

import dev.holdpoint.workflows.runbook.Service;
import org.jspecify.annotations.Nullable;

/**
 * The place where steps act.
 *
 * @param name the environment's name; null for a stage that touches none
 * @param environment what the service says of it; null with no name or beside a finding
 */
record Site(@Nullable String name, Service.@Nullable Environment environment) {
    /** Where no environment is touched. */
    static final Site NOWHERE = new Site(null, null);

    /** Whether it has slots; an environment that is not known has none. */
    boolean slots() {
        return environment != null && !environment.slots().isEmpty();
    }
}

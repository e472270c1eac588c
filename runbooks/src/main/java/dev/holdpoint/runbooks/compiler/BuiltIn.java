package dev.holdpoint.runbooks.compiler;

import java.util.Set;

/** The checks that Holdpoint brings along; a service defines all others. */
final class BuiltIn {
    /** Those the engine runs. */
    static final Set<String> RUN =
            Set.of("rollback-ready", "monitoring", "staged", "current", "artifact");

    private static final Set<String> NOT_YET = Set.of("schema", "rehearsal", "migration-lint");

    private BuiltIn() {}

    /** Whether this name is taken by a check of ours. */
    static boolean is(String check) {
        return RUN.contains(check) || NOT_YET.contains(check);
    }
}

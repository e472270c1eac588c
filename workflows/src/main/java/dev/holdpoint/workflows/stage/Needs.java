package dev.holdpoint.workflows.stage;

import dev.holdpoint.workflows.runbook.Binding;
import org.jspecify.annotations.Nullable;

/** Adapters the compiler has made sure of. */
final class Needs {
    private Needs() {}

    static Binding database(Execution run) {
        return demand(run.there().database(), "database");
    }

    static Binding deploy(Execution run) {
        return demand(run.there().deploy(), "deploy");
    }

    static Binding traffic(Execution run) {
        return demand(run.there().traffic(), "traffic");
    }

    private static Binding demand(@Nullable Binding binding, String need) {
        if (binding == null) {
            throw new IllegalStateException(
                    "the compiler lets no step through that lacks its " + need + " adapter");
        }
        return binding;
    }
}

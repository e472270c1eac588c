package dev.holdpoint.activities;

import dev.holdpoint.workflows.port.Target;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Calls one adapter, which tells of its progress while it works. */
final class Calls<A extends Adapter> {
    private final Adapters adapters;
    private final Class<A> need;

    Calls(Adapters adapters, Class<A> need) {
        this.adapters = adapters;
        this.need = need;
    }

    /** A call that changes nothing. */
    <R> R look(Target target, BiFunction<A, AdapterCall, R> work) {
        return call(null, target, work);
    }

    /** An effect; refused when this try of the activity does not count any more. */
    <R> R effect(String key, Target target, BiFunction<A, AdapterCall, R> work) {
        return call(key, target, work);
    }

    private <R> R call(@Nullable String key, Target target, BiFunction<A, AdapterCall, R> work) {
        var adapter = adapters.find(need, target);
        try (var progress = adapters.progress()) {
            if (key != null) {
                progress.stillWanted(false);
            }
            var call = new AdapterCall(target, key, progress);
            return work.apply(adapter, call.fenced(() -> progress.stillWanted(true)));
        }
    }
}

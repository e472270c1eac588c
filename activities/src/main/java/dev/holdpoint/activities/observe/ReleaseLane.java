package dev.holdpoint.activities.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.DeployAdapter;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What runs in a place, looked at when the stretch begins and each ten seconds. A look that fails
 * tells nothing: only what was seen can be something else than it should be.
 */
final class ReleaseLane implements Lane {
    private static final Duration EACH = Duration.ofSeconds(10);

    private final DeployAdapter adapter;
    private final AdapterCall call;
    private Instant next = Instant.MIN;

    ReleaseLane(DeployAdapter adapter, AdapterCall call) {
        this.adapter = adapter;
        this.call = call;
    }

    @Override
    public String name() {
        return "release@" + call.slot();
    }

    @Override
    public Duration deadline() {
        return EACH;
    }

    @Override
    public Brought bring(@Nullable JsonNode cursor) {
        var now = Instant.now();
        if (now.isBefore(next)) {
            return Brought.nothing();
        }
        next = now.plus(EACH);
        return Brought.seen(adapter.current(call));
    }

    @Override
    public Brought without(String why, Instant from, Instant to) {
        return Brought.nothing();
    }
}

package dev.holdpoint.activities.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Sample;
import dev.holdpoint.workflows.port.ObserveCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A metric that cannot be read at all, for instance by a wrong setting: no data, at every turn. */
record BrokenLane(String metric, String slot, String why) implements Lane {
    @Override
    public String name() {
        return ObserveCall.cursor(metric, slot);
    }

    @Override
    public Duration deadline() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Brought bring(@Nullable JsonNode cursor) {
        var now = Instant.now();
        return without(why, now, now);
    }

    @Override
    public Brought without(String reason, Instant from, Instant to) {
        var sample = new Sample(metric, slot, from, to, new Reading.Missing(reason), false);
        return new Brought(List.of(sample), List.of(), List.of(), null);
    }
}

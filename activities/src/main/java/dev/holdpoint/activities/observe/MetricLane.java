package dev.holdpoint.activities.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.MetricAdapter;
import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Sample;
import dev.holdpoint.workflows.port.ObserveCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A metric at a slot. */
final class MetricLane implements Lane {
    private final String metric;
    private final AdapterCall call;
    private final MetricAdapter.Source source;
    private final Duration every;
    private final Duration deadline;

    MetricLane(MetricAdapter adapter, String metric, AdapterCall call, Pace pace) {
        this.metric = metric;
        this.call = call;
        this.source = adapter.open(call, metric);
        this.every = pace.every();
        this.deadline = pace.deadline();
    }

    @Override
    public String name() {
        return ObserveCall.cursor(metric, call.slot());
    }

    @Override
    public Duration deadline() {
        return deadline;
    }

    @Override
    public Brought bring(@Nullable JsonNode cursor) {
        var measured = source.sample(cursor);
        return new Brought(
                Merging.to(every, measured.samples()), List.of(), List.of(), measured.cursor());
    }

    @Override
    public Brought without(String why, Instant from, Instant to) {
        var missing = new Reading.Missing(call.redact(why));
        return new Brought(
                List.of(new Sample(metric, call.slot(), from, to, missing, false)),
                List.of(),
                List.of(),
                null);
    }

    @Override
    public void close() {
        source.close();
    }
}

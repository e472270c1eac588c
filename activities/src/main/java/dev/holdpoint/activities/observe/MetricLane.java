package dev.holdpoint.activities.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.Adapters;
import dev.holdpoint.activities.MetricAdapter;
import dev.holdpoint.activities.MetricAdapter.Measured;
import dev.holdpoint.activities.MetricAdapter.Source;
import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Sample;
import dev.holdpoint.workflows.port.ObserveCall;
import dev.holdpoint.workflows.port.ObserveCall.MetricTarget;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A metric at a slot. */
final class MetricLane implements Lane {
    private final Adapters adapters;
    private final MetricTarget metric;
    private final AdapterCall call;
    private final Pace pace;
    private Source source = this::unopened;

    MetricLane(Adapters adapters, MetricTarget metric, AdapterCall call, Pace pace) {
        this.adapters = adapters;
        this.metric = metric;
        this.call = call;
        this.pace = pace;
    }

    /** One that cannot be read, as by a wrong setting, is a metric without data at every turn. */
    @Override
    public void open() {
        try {
            source =
                    adapters.find(MetricAdapter.class, metric.target()).open(call, metric.metric());
        } catch (ApplicationFailure e) {
            source = cursor -> new Measured(List.of(missing(e.getOriginalMessage())), cursor);
        }
    }

    private Measured unopened(@Nullable JsonNode cursor) {
        throw new IllegalStateException(name() + " is not open");
    }

    private Sample missing(String why) {
        var now = Instant.now();
        return missing(why, now, now);
    }

    private Sample missing(String why, Instant from, Instant to) {
        var missing = new Reading.Missing(call.redact(why));
        return new Sample(metric.metric(), call.slot(), from, to, missing, false);
    }

    @Override
    public String name() {
        return ObserveCall.cursor(metric.metric(), call.slot());
    }

    @Override
    public Duration deadline() {
        return pace.deadline();
    }

    @Override
    public Brought bring(@Nullable JsonNode cursor) {
        var measured = source.sample(cursor);
        return new Brought(
                Merging.to(pace.every(), measured.samples()),
                List.of(),
                List.of(),
                measured.cursor());
    }

    @Override
    public Brought without(String why, Instant from, Instant to) {
        return new Brought(List.of(missing(why, from, to)), List.of(), List.of(), null);
    }

    @Override
    public void close() {
        source.close();
    }
}

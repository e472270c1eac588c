package dev.holdpoint.activities;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Sample;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A metric that is sampled again and again, its cursor sent through JSON text each time. */
public final class MetricUnderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MetricAdapter adapter;
    private final AdapterCall call;
    private final List<Sample> samples = new ArrayList<>();
    private @Nullable String cursor;

    private MetricUnderTest(MetricAdapter adapter, AdapterCall call) {
        this.adapter = adapter;
        this.call = call;
    }

    /** The metric {@code error-rate} of slot green, with settings in JSON. */
    public static MetricUnderTest of(MetricAdapter adapter, String settings) {
        return new MetricUnderTest(
                adapter, new AdapterCall(target(adapter.name(), settings, "green"), null, _ -> {}));
    }

    /** A target at a slot of shop@production, with settings in JSON. */
    public static Target target(String adapter, String settings, @Nullable String slot) {
        return new Target(
                "shop",
                "production",
                new Binding(adapter, json(settings)),
                slot,
                Map.of(),
                slot == null ? Map.of() : Map.of("slot", slot));
    }

    /** Samples once and returns what came. */
    public List<Sample> sample() {
        var measured = adapter.sample(call, "error-rate", cursor == null ? null : json(cursor));
        cursor = measured.cursor() == null ? null : measured.cursor().toString();
        samples.addAll(measured.samples());
        return measured.samples();
    }

    /** Samples until something is so, for at most 20 s; at the end it may still not be so. */
    public void sampleUntil(BooleanSupplier so) throws InterruptedException {
        var deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (!so.getAsBoolean() && Instant.now().isBefore(deadline)) {
            sample();
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    public List<Sample> samples() {
        return List.copyOf(samples);
    }

    /** The cursor as text. */
    public String cursor() {
        return String.valueOf(cursor);
    }

    public long total() {
        return samples.stream()
                .mapToLong(s -> s.reading() instanceof Reading.Ratio(var _, var total) ? total : 0)
                .sum();
    }

    public long bad() {
        return samples.stream()
                .mapToLong(s -> s.reading() instanceof Reading.Ratio(var bad, var _) ? bad : 0)
                .sum();
    }

    /** Why the newest sample has no data; empty when it has. */
    public String silence() {
        return samples.isEmpty()
                        || !(samples.getLast().reading() instanceof Reading.Missing(var why))
                ? ""
                : why;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

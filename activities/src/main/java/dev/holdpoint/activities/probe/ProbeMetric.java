package dev.holdpoint.activities.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.MetricAdapter;
import dev.holdpoint.activities.Misconfigured;
import java.time.Instant;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Sends requests of its own and counts how they end; its samples are synthetic. */
public final class ProbeMetric implements MetricAdapter {
    private final OkHttpClient http =
            new OkHttpClient.Builder().followRedirects(false).followSslRedirects(false).build();

    @Override
    public String name() {
        return "probe";
    }

    @Override
    public Source open(AdapterCall call, String metric) {
        var settings = call.settings(ProbeSettings.class);
        return new ProbeSource(
                prober(call, metric, settings),
                settings.pace(),
                ProbeSamples.of(call, metric, settings));
    }

    /** One request, now. */
    @Override
    public Measured sample(AdapterCall call, String metric, @Nullable JsonNode cursor) {
        var settings = call.settings(ProbeSettings.class);
        var from = Instant.now();
        try (var prober = prober(call, metric, settings)) {
            var shots = List.of(prober.shoot());
            var to = Instant.now();
            return new Measured(
                    ProbeSamples.of(call, metric, settings).of(from, to, shots),
                    LongNode.valueOf(to.toEpochMilli()));
        }
    }

    private Prober prober(AdapterCall call, String metric, ProbeSettings settings) {
        var from = settings.from().replaceFirst("/+$", "");
        var url = HttpUrl.parse(from + settings.path());
        if (url == null) {
            throw Misconfigured.failure(
                    call.target(), "from: \"" + call.redact(from) + "\" is not an http address");
        }
        var timeout = settings.timeoutOf(metric);
        var patient =
                http.newBuilder()
                        .callTimeout(timeout)
                        .connectTimeout(timeout)
                        .readTimeout(timeout)
                        .build();
        return new Prober(patient, url, settings);
    }
}

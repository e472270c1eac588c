package dev.holdpoint.activities.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.MetricAdapter;
import dev.holdpoint.activities.Misconfigured;
import dev.holdpoint.activities.counter.Found;
import dev.holdpoint.activities.counter.SilentSource;
import java.time.Duration;
import java.time.Instant;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests, and reads values, from a Prometheus.
 *
 * <p>It asks for the raw points of a selector since the last call and counts increments itself,
 * because {@code rate} and {@code increase} extrapolate and skip the first point of a new series,
 * which is the first error of a candidate.
 */
public final class PrometheusMetric implements MetricAdapter {
    private static final String DEFAULT_URL = "http://localhost:9090";

    private final OkHttpClient http;
    private final String ownUrl;

    /** Takes the address from the worker's {@code PROMETHEUS_URL} where the settings name none. */
    public PrometheusMetric() {
        this(System.getenv().getOrDefault("PROMETHEUS_URL", DEFAULT_URL), Duration.ofSeconds(3));
    }

    /**
     * @param ownUrl the address where the settings name none
     * @param patience the longest time for one answer
     */
    PrometheusMetric(String ownUrl, Duration patience) {
        this.ownUrl = ownUrl;
        this.http = new OkHttpClient.Builder().callTimeout(patience).build();
    }

    @Override
    public String name() {
        return "prometheus";
    }

    @Override
    public Measured sample(AdapterCall call, String metric, @Nullable JsonNode cursor) {
        var settings = call.settings(PrometheusSettings.class);
        var api = new PrometheusApi(http, url(call, settings), settings.headers());
        var asked = Instant.now().toEpochMilli();
        try {
            return new PrometheusReading(api, Found.standing(cursor), asked)
                    .read(settings.wanted())
                    .measured(call, metric);
        } catch (SilentSource e) {
            return Found.silent(call, metric, cursor, e);
        }
    }

    private HttpUrl url(AdapterCall call, PrometheusSettings settings) {
        var text = settings.url() == null ? ownUrl : settings.url();
        var url = HttpUrl.parse(text);
        if (url == null) {
            throw Misconfigured.failure(
                    call.target(), "url: \"" + call.redact(text) + "\" is not an http address");
        }
        return url;
    }
}

package dev.holdpoint.activities.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.MetricAdapter;
import dev.holdpoint.activities.Misconfigured;
import dev.holdpoint.activities.counter.SilentSource;
import dev.holdpoint.activities.counter.Standing;
import dev.holdpoint.workflows.judge.Reading;
import dev.holdpoint.workflows.judge.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    private static final ObjectMapper JSON = new ObjectMapper();

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
        var before = cursor == null ? null : JSON.convertValue(cursor, Standing.class);
        var asked = Instant.now().toEpochMilli();
        try {
            var found = new PrometheusReading(api, before, asked).read(settings.wanted());
            var samples = new ArrayList<Sample>();
            for (var interval : found.counted().intervals()) {
                samples.add(interval.sample(metric, call.slot()));
            }
            if (found.silence() != null) {
                var from = found.counted().standing().to();
                samples.add(missing(call, metric, from, found.now(), found.silence()));
            }
            return new Measured(samples, JSON.valueToTree(found.counted().standing()));
        } catch (SilentSource e) {
            var from = before == null ? asked : before.to();
            return new Measured(
                    List.of(missing(call, metric, from, asked, String.valueOf(e.getMessage()))),
                    cursor);
        }
    }

    private static Sample missing(AdapterCall call, String metric, long from, long to, String why) {
        return new Sample(
                metric,
                call.slot(),
                Instant.ofEpochMilli(Math.min(from, to)),
                Instant.ofEpochMilli(to),
                new Reading.Missing(call.redact(why)),
                false);
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

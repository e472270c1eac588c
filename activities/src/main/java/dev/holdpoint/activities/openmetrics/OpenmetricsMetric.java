package dev.holdpoint.activities.openmetrics;

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
 * Counts requests, and reads values, from pages of metrics that services show themselves, for teams
 * without a metrics store. All endpoints answer or there is no data: a sum without one of them
 * would be of another service.
 */
public final class OpenmetricsMetric implements MetricAdapter {
    private final OkHttpClient http;

    public OpenmetricsMetric() {
        this(Duration.ofSeconds(3));
    }

    /**
     * @param patience the longest time for one page
     */
    OpenmetricsMetric(Duration patience) {
        this.http = new OkHttpClient.Builder().callTimeout(patience).build();
    }

    @Override
    public String name() {
        return "openmetrics";
    }

    @Override
    public Measured sample(AdapterCall call, String metric, @Nullable JsonNode cursor) {
        var settings = call.settings(OpenmetricsSettings.class);
        var endpoints = settings.endpoints().stream().map(text -> endpoint(call, text)).toList();
        var asked = Instant.now().toEpochMilli();
        try {
            var pages = Pages.scrape(http, endpoints, settings.headers(), asked);
            return new OpenmetricsReading(pages, Found.standing(cursor), asked)
                    .read(settings)
                    .measured(call, metric);
        } catch (SilentSource e) {
            return Found.silent(call, metric, cursor, e);
        }
    }

    private static Endpoint endpoint(AdapterCall call, String text) {
        var url = HttpUrl.parse(text);
        if (url == null) {
            throw Misconfigured.failure(
                    call.target(), "\"" + call.redact(text) + "\" is not an http address");
        }
        return new Endpoint(url);
    }
}

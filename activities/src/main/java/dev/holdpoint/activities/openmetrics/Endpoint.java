package dev.holdpoint.activities.openmetrics;

import dev.holdpoint.activities.counter.Point;
import dev.holdpoint.activities.counter.Selector;
import dev.holdpoint.activities.counter.Series;
import dev.holdpoint.activities.counter.SilentSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** One page of metrics; scraped as Prometheus does it. */
record Endpoint(HttpUrl url) {
    private static final String ACCEPT =
            "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5";

    /**
     * What it shows.
     *
     * @param at when it was asked, milliseconds since the epoch
     */
    record Page(Endpoint endpoint, Exposition exposition, long at) {
        /** The selected series, each with its one point. */
        List<Series> select(Selector selector) throws SilentSource {
            var selected =
                    exposition.samples().stream()
                            .filter(sample -> selector.matches(sample.labels()))
                            .toList();
            for (var sample : selected) {
                if (!Double.isFinite(sample.value())) {
                    throw endpoint.silent(selector + " is not a number");
                }
            }
            return selected.stream().map(this::series).toList();
        }

        /** The same of counters. */
        List<Series> counters(Selector selector) throws SilentSource {
            var series = select(selector);
            for (var one : series) {
                var name = one.labels().getOrDefault("__name__", "");
                if (exposition.gauge(name)) {
                    throw endpoint.silent(
                            name + " is a gauge; bad, total and histogram need counters");
                }
            }
            return series;
        }

        /** Each endpoint is one target, whatever its own labels say. */
        private Series series(Exposition.Sample sample) {
            var labels = new LinkedHashMap<String, String>();
            sample.labels().forEach((name, value) -> labels.put(own(name), value));
            labels.put("job", "");
            labels.put("instance", endpoint.toString());
            return new Series(labels, List.of(new Point(at, sample.value())));
        }

        private static String own(String name) {
            return name.equals("job") || name.equals("instance") ? "exported_" + name : name;
        }
    }

    Page scrape(OkHttpClient http, Map<String, String> headers, long at) throws SilentSource {
        var request = new Request.Builder().url(url).header("Accept", ACCEPT);
        headers.forEach(request::header);
        try (var response = http.newCall(request.build()).execute()) {
            if (response.code() != 200) {
                throw silent("answered HTTP " + response.code());
            }
            return new Page(this, parse(response), at);
        } catch (IOException e) {
            throw silent("did not answer: " + e.getMessage());
        }
    }

    private Exposition parse(Response response) throws IOException, SilentSource {
        var type = response.header("Content-Type", "");
        try {
            return Exposition.parse(
                    response.body().string(),
                    type != null && type.startsWith("application/openmetrics-text"));
        } catch (SilentSource e) {
            throw silent(String.valueOf(e.getMessage()));
        }
    }

    private SilentSource silent(String what) {
        return new SilentSource(this + " " + what);
    }

    /** Without what may be a secret: user, password and query. */
    @Override
    public String toString() {
        return "%s://%s:%d%s".formatted(url.scheme(), url.host(), url.port(), url.encodedPath());
    }
}

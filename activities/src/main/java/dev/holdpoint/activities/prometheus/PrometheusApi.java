package dev.holdpoint.activities.prometheus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.counter.Point;
import dev.holdpoint.activities.counter.Selector;
import dev.holdpoint.activities.counter.Series;
import dev.holdpoint.activities.counter.SilentSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The query API of one Prometheus; whatever is not a clear answer is a silent source. */
final class PrometheusApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_SERIES = 5000;

    private final OkHttpClient http;
    private final HttpUrl url;
    private final Map<String, String> headers;

    /**
     * @param url the address, which may end in a path prefix
     */
    PrometheusApi(OkHttpClient http, HttpUrl url, Map<String, String> headers) {
        this.http = http;
        this.url = url;
        this.headers = headers;
    }

    /**
     * The answer to a query.
     *
     * @param now Prometheus' own time, to the second
     */
    record Answer(Instant now, List<Series> series) {
        Answer {
            series = List.copyOf(series);
        }

        /** The newest point of all; the answer has one. */
        long newest() {
            return series.stream().mapToLong(s -> s.last().at()).max().orElseThrow();
        }
    }

    /**
     * The raw points of the selected series, with the time stamps of their scrapes. Asked for
     * without a time, so that the window ends now by Prometheus' clock whatever ours says.
     */
    Answer raw(Selector selector, Duration window) throws SilentSource {
        return ask(selector.text() + "[" + window.toSeconds() + "s]", "matrix");
    }

    /**
     * The value of an expression now; its points bear the time of the question, not of a scrape.
     */
    Answer value(String expression) throws SilentSource {
        return ask(expression, "vector");
    }

    private Answer ask(String query, String type) throws SilentSource {
        var form = new FormBody.Builder().add("query", query).build();
        var request =
                new Request.Builder()
                        .url(url.newBuilder().addPathSegments("api/v1/query").build())
                        .post(form);
        headers.forEach(request::header);
        try (var response = http.newCall(request.build()).execute()) {
            var answer = json(response);
            refuseUnclear(response, answer);
            return new Answer(now(response), series(answer.path("data"), query, type));
        } catch (IOException e) {
            throw silent("did not answer: " + e.getMessage());
        }
    }

    private JsonNode json(Response response) throws IOException, SilentSource {
        try {
            return JSON.readTree(response.body().string());
        } catch (JsonProcessingException e) {
            throw silent(
                    "answered HTTP %d with something that is not JSON; is this a Prometheus?"
                            .formatted(response.code()));
        }
    }

    private void refuseUnclear(Response response, JsonNode answer) throws SilentSource {
        if (!answer.path("status").asText().equals("success")) {
            throw silent(
                    "answered HTTP %d: %s"
                            .formatted(response.code(), answer.path("error").asText("no reason")));
        }
        if (!answer.path("warnings").isEmpty()) {
            throw silent("warned: " + answer.path("warnings").path(0).asText());
        }
    }

    private static Instant now(Response response) {
        var date = response.headers().getInstant("Date");
        return date == null ? Instant.now() : date;
    }

    private List<Series> series(JsonNode data, String query, String type) throws SilentSource {
        var found = data.path("resultType").asText();
        if (found.equals("scalar")) {
            return List.of(new Series(Map.of(), List.of(point(data.path("result")))));
        }
        if (!found.equals(type)) {
            throw silent("gave a %s for %s, wanted was a %s".formatted(found, query, type));
        }
        if (data.path("result").size() > MOST_SERIES) {
            throw silent(
                    "has %d series for %s, more than %d; select fewer"
                            .formatted(data.path("result").size(), query, MOST_SERIES));
        }
        var all = new ArrayList<Series>();
        for (var one : data.path("result")) {
            all.add(new Series(labels(one.path("metric")), points(one, query)));
        }
        return all;
    }

    private List<Point> points(JsonNode one, String query) throws SilentSource {
        var points = new ArrayList<Point>();
        one.path("values").forEach(pair -> points.add(point(pair)));
        if (one.has("value")) {
            points.add(point(one.path("value")));
        }
        points.removeIf(point -> !Double.isFinite(point.value()));
        if (points.isEmpty()) {
            throw silent("has no number for " + query);
        }
        return points;
    }

    /** An array of seconds and a number in quotes, such as {@code [1732190000.123, "42"]}. */
    private static Point point(JsonNode pair) {
        return new Point(
                Math.round(pair.path(0).asDouble() * 1000),
                switch (pair.path(1).asText()) {
                    case "+Inf" -> Double.POSITIVE_INFINITY;
                    case "-Inf" -> Double.NEGATIVE_INFINITY;
                    case String number -> Double.parseDouble(number);
                });
    }

    private static Map<String, String> labels(JsonNode metric) {
        var labels = new LinkedHashMap<String, String>();
        metric.properties().forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    private SilentSource silent(String what) {
        return new SilentSource("Prometheus at %s:%d %s".formatted(url.host(), url.port(), what));
    }
}

package dev.holdpoint.activities.probe;

import java.io.IOException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okio.Okio;

/** Sends one kind of request. */
final class Prober implements AutoCloseable {
    private final OkHttpClient http;
    private final Request request;
    private final ProbeSettings settings;

    Prober(OkHttpClient http, HttpUrl url, ProbeSettings settings) {
        this.http = http.newBuilder().dispatcher(new Dispatcher()).build();
        this.request = request(url, settings.headers());
        this.settings = settings;
    }

    private static Request request(HttpUrl url, Map<String, String> headers) {
        var request = new Request.Builder().url(url).header("User-Agent", "holdpoint-probe");
        headers.forEach(request::header);
        return request.build();
    }

    /** Gets the whole answer; how it ends is never an exception. */
    Shot shoot() {
        var begun = System.nanoTime();
        try (var response = http.newCall(request).execute()) {
            response.body().source().readAll(Okio.blackhole());
            return new Shot.Answered(
                    settings.good(response.code()), Duration.ofNanos(System.nanoTime() - begun));
        } catch (IOException e) {
            return ours(e)
                    ? new Shot.Unsent(
                            "the worker cannot reach %s: %s"
                                    .formatted(request.url().host(), e.getMessage()))
                    : new Shot.Unanswered();
        }
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        http.dispatcher().cancelAll();
    }

    /** Whether the network between is at fault and not the service. */
    private static boolean ours(IOException failure) {
        return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause ->
                        cause instanceof UnknownHostException
                                || cause instanceof NoRouteToHostException
                                || String.valueOf(cause.getMessage())
                                        .contains("Network is unreachable"));
    }
}

package dev.holdpoint.worker.demo.shop;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** One request of a user, and what it counts as. */
final class Visit implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final RequestBody ORDER =
            RequestBody.create("{\"item\": \"tea\", \"quantity\": 2}", JSON);

    /** Given up before any server does, so that none closes one under a request. */
    private static final Duration IDLE = Duration.ofSeconds(2);

    private final LoadSettings settings;
    private final Tally tally;
    private final OkHttpClient http;

    Visit(LoadSettings settings, Tally tally) {
        this.settings = settings;
        this.tally = tally;
        var pool = new ConnectionPool(64, IDLE.toMillis(), TimeUnit.MILLISECONDS);
        this.http =
                new OkHttpClient.Builder()
                        .connectionPool(pool)
                        .retryOnConnectionFailure(false)
                        .callTimeout(settings.timeout())
                        .build();
    }

    /** Makes the request of this number. */
    void make(long number) {
        boolean write = number % settings.writeEach() == 0;
        var request = new Request.Builder().url(settings.url() + "/orders");
        var what = write ? "POST /orders" : "GET /orders";
        if (write) {
            request.post(ORDER);
        }
        try (var answer = http.newCall(request.build()).execute()) {
            // read to the end, so that half an answer is a failure
            var body = answer.body().string();
            count(answer, write ? 201 : 200, what, body);
        } catch (IOException e) {
            tally.lost(what + " failed: " + e);
        }
    }

    @Override
    public void close() {
        http.connectionPool().evictAll();
        http.dispatcher().executorService().shutdown();
    }

    private void count(Response answer, int expected, String what, String body) {
        var version = answer.header(ShopPages.VERSION_HEADER);
        tally.answeredBy(version == null ? "nobody" : version);
        if (answer.code() == expected) {
            tally.ok();
        } else if (answer.header(Faults.HEADER) != null) {
            tally.fault();
        } else {
            tally.lost("%s answered %d: %s".formatted(what, answer.code(), body));
        }
    }
}

package dev.holdpoint.activities.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.activities.TestingLoad;
import dev.holdpoint.activities.TestingService;
import dev.holdpoint.workflows.runbook.Ordered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway between real clients and two real services. */
class GatewayTest {
    private final TestingService blue = TestingService.start("blue");
    private final TestingService green = TestingService.start("green");
    private final Gateway gateway = Gateway.start(options(null));
    private final OkHttpClient http = new OkHttpClient();

    @AfterEach
    void stop() {
        gateway.close();
        blue.close();
        green.close();
    }

    @Test
    void of_any_ten_requests_at_ten_per_cent_exactly_one_goes_there() throws IOException {
        set(90, 10);
        var answers = get(1_000);

        for (var from = 0; from + 10 <= answers.size(); from++) {
            assertThat(answers.subList(from, from + 10)).containsOnlyOnce("green");
        }
    }

    @Test
    void every_share_is_exact_over_a_hundred_requests() throws IOException {
        for (var share : List.of(1, 25, 33, 50, 99, 100, 0)) {
            set(100 - share, share);

            assertThat(get(100)).filteredOn("green"::equals).hasSize(share);
        }
    }

    @Test
    void what_a_slot_has_answered_is_counted_by_code_and_time() throws IOException {
        set(75, 25);
        get(100);

        var metrics = admin("GET", "/metrics", null);
        assertThat(metrics)
                .contains("requests_total{slot=\"blue\",code=\"200\",class=\"2xx\"} 75\n")
                .contains("requests_total{slot=\"green\",code=\"200\",class=\"2xx\"} 25\n")
                .contains("requests_total{slot=\"green\",code=\"500\",class=\"5xx\"} 0\n")
                .contains("request_seconds_bucket{slot=\"green\",le=\"+Inf\"} 25\n")
                .contains("request_seconds_count{slot=\"blue\"} 75\n")
                .contains("share_percent{slot=\"green\"} 25\n")
                .endsWith("# EOF\n");
        assertThat(admin("GET", "/slots", null))
                .contains("\"share\":25,\"inFlight\":0,\"requests\":25");
    }

    @Test
    void a_slot_at_nothing_finishes_what_is_in_flight_and_gets_no_more() throws Exception {
        set(100, 0);
        var held = CompletableFuture.supplyAsync(() -> service("/held"));
        await(() -> slots().contains("\"share\":100,\"inFlight\":1"));

        set(0, 100);
        assertThat(get(50)).containsOnly("green");
        assertThat(slots()).contains("\"share\":0,\"inFlight\":1");
        blue.letGo();

        assertThat(held.get(5, TimeUnit.SECONDS)).isEqualTo("blue");
        await(() -> slots().contains("\"share\":0,\"inFlight\":0"));
    }

    @Test
    void no_request_is_lost_while_traffic_shifts_and_drained_slots_stop() throws IOException {
        set(100, 0);
        var load = TestingLoad.start(gateway.url(), 8, Duration.ofMillis(1));
        try (load;
                var next = TestingService.start("next")) {
            for (var share : List.of(10, 25, 50, 100)) {
                set(100 - share, share);
                load.awaitMore(500);
            }
            await(() -> slots().contains("\"share\":0,\"inFlight\":0"));
            blue.close();
            load.awaitMore(500);
            admin("PUT", "/slots/blue", "{\"url\": \"" + next.url() + "\"}");
            set(100, 0);
            load.awaitMore(500);
            await(() -> slots().contains("\"share\":0,\"inFlight\":0"));
            green.close();
            load.awaitMore(500);
            // the clients stop before the last service does
            load.stop();
        }
        assertThat(load.lost()).isEmpty();
        assertThat(load.answers().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(load.sent())
                .isGreaterThanOrEqualTo(3_500);
        assertThat(load.answers()).containsKeys("blue", "green", "next");
    }

    @Test
    void shares_that_cannot_be_are_refused_and_change_nothing() throws IOException {
        set(75, 25);

        assertThat(admin("PUT", "/shares", "{\"blue\": 75, \"green\": 30}"))
                .isEqualTo(
                        "{\"error\":\"shares must add up to 100, or to 0 for nobody, was 105:"
                                + " blue 75, green 30\"}\n");
        assertThat(admin("PUT", "/shares", "{\"red\": 100}"))
                .contains("there is no slot red, only blue, green");
        assertThat(admin("PUT", "/shares", "{\"blue\": 110, \"green\": -10}"))
                .contains("the share of blue must be 0 to 100, was 110");
        assertThat(admin("PUT", "/shares", "{\"blue\": \"all\"}"))
                .contains("is not the JSON wanted");
        assertThat(admin("PUT", "/shares", "")).contains("\"error\"");
        for (var body : List.of("null", "{\"blue\": null}")) {
            assertThat(admin("PUT", "/shares", body)).contains("the body must be {");
        }
        assertThat(admin("PUT", "/slots/red", "{\"url\": \"https://there\"}"))
                .contains("the url of slot red must be http://host:port without a path");
        assertThat(admin("GET", "/share", null)).contains("there is no /share; there are /shares");
        assertThat(admin("DELETE", "/shares", null)).contains("DELETE is not known here");
        assertThat(admin("GET", "/shares", null)).isEqualTo("{\"blue\":75,\"green\":25}\n");
    }

    @Test
    void with_no_slot_open_the_answer_is_503() throws IOException {
        set(0, 0);
        var request = new Request.Builder().url(gateway.url()).build();

        try (var response = http.newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(503);
            assertThat(response.body().string()).isEqualTo("No slot gets traffic at the moment.\n");
        }
    }

    @Test
    void a_slot_that_is_not_there_is_a_502_of_that_slot() throws IOException {
        set(0, 100);
        green.close();
        var request = new Request.Builder().url(gateway.url()).build();

        try (var response = http.newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(502);
            assertThat(response.body().string()).startsWith("Slot green did not answer: ");
        }
        assertThat(admin("GET", "/metrics", null))
                .contains("requests_total{slot=\"green\",code=\"502\",class=\"5xx\"} 1\n");
    }

    @Test
    void a_gateway_that_comes_back_splits_traffic_as_before(@TempDir Path folder)
            throws IOException {
        var file = folder.resolve("gateway.json");
        try (var before = Gateway.start(options(file))) {
            put(before, "{\"blue\": 90, \"green\": 10}");
        }
        try (var after = Gateway.start(options(file));
                var response =
                        http.newCall(
                                        new Request.Builder()
                                                .url(after.adminUrl() + "/shares")
                                                .build())
                                .execute()) {
            assertThat(response.body().string()).isEqualTo("{\"blue\":90,\"green\":10}\n");
        }
    }

    @Test
    void closing_answers_what_is_in_flight_first() throws Exception {
        set(100, 0);
        var held = CompletableFuture.supplyAsync(() -> service("/held"));
        await(() -> slots().contains("\"inFlight\":1"));
        var closed = CompletableFuture.runAsync(gateway::close);

        blue.letGo();
        assertThat(held.get(5, TimeUnit.SECONDS)).isEqualTo("blue");
        closed.get(5, TimeUnit.SECONDS);
    }

    private GatewayOptions options(@Nullable Path state) {
        var slots = Ordered.of("blue", URI.create(blue.url()), "green", URI.create(green.url()));
        return new GatewayOptions("127.0.0.1", 0, 0, slots, Map.of("blue", 100), state);
    }

    private List<String> get(int number) throws IOException {
        var answers = new ArrayList<String>();
        for (var i = 0; i < number; i++) {
            answers.add(service("/" + i));
        }
        return answers;
    }

    private String service(String path) {
        try (var response =
                http.newCall(new Request.Builder().url(gateway.url() + path).build()).execute()) {
            assertThat(response.code()).isEqualTo(200);
            return String.valueOf(response.header("X-Service"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void set(int blueShare, int greenShare) throws IOException {
        put(gateway, "{\"blue\": %d, \"green\": %d}".formatted(blueShare, greenShare));
    }

    private void put(Gateway to, String shares) throws IOException {
        var request =
                new Request.Builder()
                        .url(to.adminUrl() + "/shares")
                        .put(RequestBody.create(shares, null))
                        .build();
        try (var response = http.newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(200);
        }
    }

    private String slots() {
        return admin("GET", "/slots", null);
    }

    private String admin(String method, String path, @Nullable String body) {
        var request =
                new Request.Builder()
                        .url(gateway.adminUrl() + path)
                        .method(method, body == null ? null : RequestBody.create(body, null))
                        .build();
        try (var response = http.newCall(request).execute()) {
            return response.body().string();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("20 s").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}

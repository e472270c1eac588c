package dev.holdpoint.worker.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {
    private static final MockResponse LISTED = new MockResponse(200, Headers.EMPTY, "{}");
    private static final MockResponse PLACED =
            new MockResponse(201, Headers.of("X-Shop-Version", "1.0.0"), "{}");

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void requests_come_at_their_rate_with_one_write_in_five() throws Exception {
        answer(LISTED, PLACED);

        var report = run(50, 100);

        assertThat(report.lost()).as(report.examples().toString()).isZero();
        assertThat(report.ok()).isEqualTo(report.sent());
        assertThat(report.versions().get("1.0.0")).isBetween(19L, 23L);
        var took = Duration.between(report.from(), report.to());
        assertThat(took).isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(4));
        assertThat(server.takeRequest().getMethod()).isEqualTo("POST");
        assertThat(server.takeRequest().getMethod()).isEqualTo("GET");
    }

    @Test
    void connections_are_kept_alive() {
        answer(LISTED, PLACED);

        var report = run(50, 50);

        assertThat(report.ok()).isGreaterThanOrEqualTo(50);
        assertThat(connections()).isLessThan(10);
    }

    @Test
    void the_bad_versions_own_fault_is_told_from_a_lost_request() {
        var fault = new MockResponse(500, Headers.of("X-Shop-Fault", "injected"), "{}");
        answer(fault, new MockResponse(502, Headers.EMPTY, "bad gateway"));
        var mark = Instant.now();

        try (var load = Load.start(LoadSettings.of(url(), 100))) {
            await(() -> load.report().lost() >= 10 && load.report().faults() >= 30);

            assertThat(load.firstFaultSince(mark))
                    .hasValueSatisfying(at -> assertThat(at).isBefore(Instant.now()));
            assertThat(load.firstFaultSince(Instant.now().plusSeconds(60))).isEmpty();
            var report = load.report();
            assertThat(report.ok()).isZero();
            assertThat(report.examples())
                    .hasSize(5)
                    .allSatisfy(it ->
                            assertThat(it).endsWith(" POST /orders answered 502: bad gateway"));
        }
    }

    @Test
    void a_broken_connection_is_lost_and_not_tried_again() {
        answer(
                new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build(),
                PLACED);

        var report = run(50, 20);

        assertThat(report.lost()).isEqualTo(report.sent() - report.ok()).isGreaterThan(10);
        assertThat(server.getRequestCount()).isEqualTo((int) report.sent());
        assertThat(report.examples().getFirst()).contains(" GET /orders failed: ");
    }

    @Test
    void it_goes_on_at_its_rate_while_nothing_is_answered() {
        answer(
                new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build(),
                PLACED);
        var patient = new LoadSettings(url(), 100, 1_000_000, Duration.ofSeconds(2));

        try (var load = Load.start(patient)) {
            await(() -> load.report().sent() >= 100);
            assertThat(load.report().ok()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void a_rate_of_nothing_is_refused() {
        assertThatThrownBy(() -> LoadSettings.of(url(), 0))
                .hasMessage("perSecond must be above 0 and at most 10000, was 0.0");
    }

    private LoadReport run(int perSecond, int atLeast) {
        var load = Load.start(LoadSettings.of(url(), perSecond));
        try (load) {
            await(() -> load.report().sent() > atLeast);
        }
        return load.report();
    }

    private void answer(MockResponse listing, MockResponse placing) {
        server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        return request.getMethod().equals("POST") ? placing : listing;
                    }
                });
    }

    private int connections() {
        int most = 0;
        for (int i = server.getRequestCount(); i > 0; i--) {
            most = Math.max(most, connectionOfNext());
        }
        return most + 1;
    }

    private int connectionOfNext() {
        try {
            return server.takeRequest().getConnectionIndex();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String url() {
        return "http://localhost:" + server.getPort();
    }

    private static void await(BooleanSupplier so) {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the time to wait for it is out").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}

package dev.holdpoint.activities.haproxy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.RealPart;
import dev.holdpoint.activities.TestingLoad;
import dev.holdpoint.activities.TestingService;
import dev.holdpoint.workflows.judge.BinomialInterval;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Ordered;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real HAProxies in front of two blue servers and a green one. */
class HaproxyTrafficIT {
    private final HaproxyTraffic traffic = new HaproxyTraffic();
    private final TestingService app1 = TestingService.start("app1");
    private final TestingService app2 = TestingService.start("app2");
    private final TestingService app3 = TestingService.start("app3");
    private final OkHttpClient http = new OkHttpClient();
    @TempDir Path folder;
    private TestingHaproxy first;
    private TestingHaproxy second;

    @BeforeEach
    void start() {
        var servers = new LinkedHashMap<String, Integer>();
        servers.put("app1", app1.port());
        servers.put("app2", app2.port());
        servers.put("app3", app3.port());
        first = TestingHaproxy.start(folder.resolve("1"), servers, "app1");
        second = TestingHaproxy.start(folder.resolve("2"), servers, "app1");
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
        List.of(app1, app2, app3).forEach(TestingService::close);
    }

    @Test
    void every_share_is_set_on_both_read_back_and_measured() throws IOException {
        var call = call(first.socket(), second.unixSocket());
        for (var share : List.of(10, 25, 50, 100, 0)) {
            traffic.set(call, shares(share));

            assertThat(traffic.read(call))
                    .hasSize(2)
                    .allSatisfy(state -> {
                        assertThat(state.settled()).isTrue();
                        assertThat(state.shares()).isEqualTo(shares(share));
                    });
            var before = traffic.counters(call);
            send(first, 500);
            send(second, 500);
            var green =
                    traffic.counters(call).getOrDefault("green", 0L)
                            - before.getOrDefault("green", 0L);
            var blue =
                    traffic.counters(call).getOrDefault("blue", 0L)
                            - before.getOrDefault("blue", 0L);
            assertThat(green + blue).isEqualTo(1_000);
            assertThat(BinomialInterval.of(1_000, share / 100.0).contains(green))
                    .as("%d of 1000 for %d %%", green, share)
                    .isTrue();
        }
    }

    @Test
    void the_servers_of_a_slot_share_what_it_gets() throws IOException {
        traffic.set(call(first.socket()), shares(50));
        send(first, 400);

        assertThat(app1.requests()).isEqualTo(100);
        assertThat(app2.requests()).isEqualTo(100);
        assertThat(app3.requests()).isEqualTo(200);
    }

    @Test
    void balancers_that_disagree_say_each_what_they_have() {
        traffic.set(call(first.socket()), shares(10));
        traffic.set(call(second.socket()), shares(25));

        var states = traffic.read(call(first.socket(), second.socket()));
        assertThat(states.getFirst().shares()).isEqualTo(shares(10));
        assertThat(states.getLast().shares()).isEqualTo(shares(25));
        assertThat(states.getLast().evidence())
                .isEqualTo(
                        second.socket()
                                + ": blue (app1 weight 3, app2 weight 3), green (app3 weight 2)");
    }

    @Test
    void a_server_that_somebody_took_out_is_seen() {
        var call = call(first.socket());
        traffic.set(call, shares(50));
        first.say("set server shop/app2 state maint");

        var state = traffic.read(call).getFirst();
        assertThat(state.settled()).isFalse();
        assertThat(state.shares()).isEqualTo(Ordered.of("blue", 33, "green", 67));
        assertThat(state.evidence()).endsWith("; the servers of blue are not set alike");
    }

    @Test
    void a_server_of_no_slot_that_takes_traffic_is_seen() {
        var settings =
                """
                {"sockets": ["%s"], "backend": "shop",
                 "servers": {"blue": ["app1"], "green": ["app3"]}}\
                """
                        .formatted(first.socket());
        first.say("set server shop/app2 weight 7");

        assertThat(traffic.read(call(settings)).getFirst())
                .satisfies(state -> assertThat(state.settled()).isFalse())
                .satisfies(state ->
                        assertThat(state.evidence())
                                .endsWith("; app2 takes traffic but is in no slot"));
    }

    @Test
    void a_server_that_is_not_there_is_refused_by_name() {
        var settings =
                """
                {"sockets": ["%s"], "backend": "shop", "servers": {"blue": ["app1", "app9"]}}\
                """
                        .formatted(first.socket());

        var read = failure(() -> traffic.read(call(settings)));
        assertThat(read.getType()).isEqualTo(Errors.REFUSED);
        assertThat(read.getOriginalMessage())
                .isEqualTo(
                        "HAProxy: could not read backend shop at 1 of 1 balancers: %s refused to show servers app9: backend shop has only app1, app2, app3. Mend the haproxy settings of the service document, or HAProxy's own configuration."
                                .formatted(first.socket()));
        var set = failure(() -> traffic.set(call(settings), Map.of("blue", 100)));
        assertThat(set.isNonRetryable()).isTrue();
        assertThat(set.getOriginalMessage())
                .contains("refused 'set server shop/app9 weight 1': No such server.");
    }

    @Test
    void a_backend_that_is_not_there_is_refused() {
        var settings =
                """
                {"sockets": ["%s"], "backend": "shoe", "servers": {"blue": ["app1"]}}\
                """
                        .formatted(first.socket());

        assertThat(failure(() -> traffic.read(call(settings))).getOriginalMessage())
                .contains("'show servers state shoe; show stat shoe 4 -1': Can't find backend.");
    }

    @Test
    void a_socket_that_may_only_look_is_refused_to_set() {
        var call = call(first.socketOfUser());
        assertThat(traffic.read(call).getFirst().shares()).isEqualTo(shares(0));

        assertThat(failure(() -> traffic.set(call, shares(10))).getOriginalMessage())
                .contains(
                        first.socketOfUser()
                                + " refused 'set server shop/app1 weight 9': Permission denied");
    }

    @Test
    void a_slot_without_servers_is_a_mistake_of_the_document() {
        var failure =
                failure(() -> traffic.set(call(first.socket()), Ordered.of("blue", 0, "red", 100)));

        assertThat(failure.getType()).isEqualTo(Errors.MISCONFIGURED);
        assertThat(failure.getOriginalMessage())
                .isEqualTo(
                        "Adapter haproxy of shop: there are no servers for every slot of [blue,"
                                + " red], only for [blue, green]. Mend the service document.");
    }

    @Test
    void a_dead_balancer_fails_the_shift_but_the_other_one_is_set() {
        second.close();
        var failure = failure(() -> traffic.set(call(second.socket(), first.socket()), shares(25)));

        assertThat(failure.isNonRetryable()).isFalse();
        assertThat(failure.getOriginalMessage())
                .isEqualTo(
                        "HAProxy: could not set backend shop to blue 75 %%, green 25 %% at 1 of 2 balancers: %s did not answer: Connection refused. Is HAProxy running there, and has it a `stats socket` of `level admin` at that address?"
                                .formatted(second.socket()));
        assertThat(traffic.read(call(first.socket())).getFirst().shares()).isEqualTo(shares(25));
        assertThat(failure(() -> traffic.read(call(second.unixSocket()))).getOriginalMessage())
                .contains(second.unixSocket() + " did not answer");
    }

    @Test
    void a_balancer_that_hangs_is_given_up_after_three_seconds() {
        second.signal("STOP");
        var start = System.nanoTime();

        assertThat(failure(() -> traffic.read(call(second.socket()))).getOriginalMessage())
                .contains(second.socket() + " did not answer: no answer within 3 s");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(2_900), Duration.ofSeconds(4));
        second.signal("CONT");
    }

    @Test
    void the_commands_for_hands_do_the_same() throws IOException, InterruptedException {
        RealPart.program("socat", "socat");
        var call = call(first.socket(), second.unixSocket());

        var commands = traffic.byHand(call, shares(25));
        assertThat(commands.getFirst())
                .isEqualTo(
                        "echo \"set server shop/app1 weight 3; set server shop/app2 weight 3; set server shop/app3 weight 2; set server shop/app1 state ready; set server shop/app2 state ready; set server shop/app3 state ready\" | socat - tcp:%s"
                                .formatted(first.socket()));
        run(commands);
        assertThat(traffic.read(call)).allMatch(state -> state.shares().equals(shares(25)));
        run(traffic.byHand(call, shares(100)));
        assertThat(traffic.read(call)).allMatch(state -> state.shares().equals(shares(100)));
    }

    @Test
    void no_request_is_lost_from_ten_per_cent_to_the_end_of_the_old_slot() {
        var call = call(first.socket());
        var load = TestingLoad.start(first.url(), 8, Duration.ofMillis(1));
        try (load) {
            for (var share : List.of(10, 25, 50, 100)) {
                traffic.set(call, shares(share));
                load.awaitMore(500);
            }
            awaitIdle(call, "blue");
            app1.close();
            app2.close();
            load.awaitMore(500);
        }
        assertThat(load.lost()).isEmpty();
        assertThat(load.sent()).isGreaterThanOrEqualTo(2_500);
        assertThat(load.answers().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(load.sent());
    }

    private void awaitIdle(AdapterCall call, String slot) {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (traffic.read(call).getFirst().evidence().contains("in flight")) {
            assertThat(System.nanoTime()).as("10 s for %s to drain", slot).isLessThan(deadline);
        }
    }

    private void send(TestingHaproxy haproxy, int requests) throws IOException {
        for (var number = 0; number < requests; number++) {
            var request = new Request.Builder().url(haproxy.url()).build();
            try (var response = http.newCall(request).execute()) {
                assertThat(response.code()).isEqualTo(200);
            }
        }
    }

    private static void run(List<String> commands) throws IOException, InterruptedException {
        for (var command : commands) {
            var process = new ProcessBuilder("sh", "-c", command).inheritIO().start();
            assertThat(process.waitFor()).as(command).isZero();
        }
    }

    private static ApplicationFailure failure(Runnable call) {
        return requireNonNull(catchThrowableOfType(ApplicationFailure.class, call::run));
    }

    private static AdapterCall call(String first, String... more) {
        if (first.startsWith("{")) {
            return new AdapterCall(target(first), "run/step/traffic/1/1", _ -> {});
        }
        var sockets = new ArrayList<>(List.of(first));
        sockets.addAll(List.of(more));
        return call(
                """
                {"sockets": ["%s"], "backend": "shop",
                 "servers": {"blue": ["app1", "app2"], "green": ["app3"]}}\
                """
                        .formatted(String.join("\", \"", sockets)));
    }

    private static Target target(String settings) {
        try {
            var binding = new Binding("haproxy", new ObjectMapper().readTree(settings));
            return new Target("shop", "production", binding, null, Map.of(), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Integer> shares(int green) {
        return Ordered.of("blue", 100 - green, "green", green);
    }
}

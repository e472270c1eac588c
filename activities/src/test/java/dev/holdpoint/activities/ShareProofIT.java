package dev.holdpoint.activities;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.gateway.Gateway;
import dev.holdpoint.activities.gateway.GatewayOptions;
import dev.holdpoint.activities.haproxy.TestingHaproxy;
import dev.holdpoint.activities.shipped.ShippedAdapters;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.port.ShiftCall;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.port.TrafficActivities;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Ordered;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ramp as a deployment does it, each share proven by the counters under real load. */
class ShareProofIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final TestingService blue = TestingService.start("blue");
    private final TestingService green = TestingService.start("green");
    private final TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    private final TrafficActivities traffic = register();
    @TempDir Path folder;

    @AfterEach
    void stop() {
        environment.close();
        blue.close();
        green.close();
    }

    @Test
    void a_ramp_behind_haproxy_is_proven_step_by_step() {
        var servers = Ordered.of("app1", blue.port(), "app2", green.port());
        try (var haproxy = TestingHaproxy.start(folder, servers, "app1")) {
            ramp(haproxy(haproxy), haproxy.url());
        }
    }

    @Test
    void a_ramp_behind_the_gateway_is_proven_step_by_step() {
        try (var gateway = gateway()) {
            ramp(gateway(gateway), gateway.url());
        }
    }

    @Test
    void a_balancer_that_splits_otherwise_than_it_says_is_found_out() {
        try (var gateway = gateway();
                var load = TestingLoad.start(gateway.url(), 4, Duration.ofMillis(2))) {
            var target = gateway(gateway);
            traffic.shiftTraffic(new ShiftCall("k", target, shares(50), null, true));

            var proof = traffic.proveShare(target, shares(10), shares(0), Duration.ofMillis(1_500));
            assertThat(proof.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(proof.sentence()).contains("10 % wanted");
            load.stop();
            assertThat(
                            traffic.proveShare(target, shares(50), null, Duration.ofMillis(600))
                                    .verdict())
                    .isEqualTo(Verdict.NO_DATA);
        }
    }

    @Test
    void counters_that_stop_answering_are_no_data() {
        var gateway = gateway();
        var target = gateway(gateway);
        gateway.close();

        var proof = traffic.proveShare(target, shares(10), shares(0), Duration.ofMillis(600));
        assertThat(proof.verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(proof.sentence()).startsWith("the counters could not be read: Gateway: ");
    }

    private void ramp(Target target, String url) {
        var load = TestingLoad.start(url, 4, Duration.ofMillis(5));
        try (load) {
            var former = shares(0);
            for (var share : List.of(10, 25, 50, 100, 0)) {
                var wanted = shares(share);
                traffic.shiftTraffic(new ShiftCall("k", target, wanted, former, true));
                var proof = traffic.proveShare(target, wanted, former, LIMIT);

                assertThat(proof.verdict()).as(proof.sentence()).isEqualTo(Verdict.PASS);
                assertThat(traffic.readTraffic(target).shares()).isEqualTo(wanted);
                former = wanted;
            }
        }
        assertThat(load.lost()).isEmpty();
    }

    private TrafficActivities register() {
        environment.registerActivitiesImplementations(new TrafficDispatch(ShippedAdapters.all()));
        return environment.newActivityStub(TrafficActivities.class);
    }

    private Gateway gateway() {
        var slots = Ordered.of("blue", URI.create(blue.url()), "green", URI.create(green.url()));
        return Gateway.start(GatewayOptions.local(slots, shares(0)));
    }

    private static Target gateway(Gateway gateway) {
        return target("gateway", "{\"admin\": \"%s\"}".formatted(gateway.adminUrl()));
    }

    private static Target haproxy(TestingHaproxy haproxy) {
        return target(
                "haproxy",
                """
                {"sockets": ["%s"], "backend": "shop",
                 "servers": {"blue": ["app1"], "green": ["app2"]}}\
                """
                        .formatted(haproxy.socket()));
    }

    private static Target target(String adapter, String settings) {
        try {
            var binding = new Binding(adapter, new ObjectMapper().readTree(settings));
            return new Target("shop", "production", binding, null, Map.of(), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Integer> shares(int greenShare) {
        return Ordered.of("blue", 100 - greenShare, "green", greenShare);
    }
}

package dev.holdpoint.activities.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.RealPart;
import dev.holdpoint.activities.TestingService;
import dev.holdpoint.workflows.port.Errors;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Ordered;
import io.temporal.failure.ApplicationFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapter against a gateway that is a process of its own, as beside a worker. */
class GatewayTrafficIT {
    private final GatewayTraffic traffic = new GatewayTraffic();
    private final TestingService blue = TestingService.start("blue");
    private final TestingService green = TestingService.start("green");
    private final List<Process> started = new ArrayList<>();
    @TempDir Path folder;
    private Running gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = gateway("--port", "0", "--admin", "0");
    }

    @AfterEach
    void stop() {
        started.forEach(process -> process.destroyForcibly().onExit().join());
        blue.close();
        green.close();
    }

    @Test
    void shares_are_set_read_back_and_counted() throws IOException {
        var call = call(gateway.admin());
        traffic.set(call, shares(90, 10));

        var state = traffic.read(call).getFirst();
        assertThat(state.settled()).isTrue();
        assertThat(state.shares()).isEqualTo(shares(90, 10));
        assertThat(state.evidence()).isEqualTo(gateway.admin() + ": blue 90 %, green 10 %");
        try (var client = new RawClient(gateway.url())) {
            for (var i = 0; i < 20; i++) {
                client.send("GET / HTTP/1.1\r\nHost: shop\r\n\r\n").answer();
            }
        }
        assertThat(traffic.counters(call)).isEqualTo(Map.of("blue", 18L, "green", 2L));
    }

    @Test
    void a_slot_that_the_gateway_does_not_know_is_refused() {
        var failure = failure(() -> traffic.set(call(gateway.admin()), Map.of("red", 100)));

        assertThat(failure.getType()).isEqualTo(Errors.REFUSED);
        assertThat(failure.getOriginalMessage())
                .isEqualTo(
                        "Gateway: could not set shares to {\"red\":100} at %s: it answered 400: {\"error\":\"there is no slot red, only blue, green\"} Mend the service document or the gateway's slots."
                                .formatted(gateway.admin()));
    }

    @Test
    void a_gateway_that_is_not_there_is_tried_again() {
        gateway.process().destroyForcibly().onExit().join();

        var failure = failure(() -> traffic.read(call(gateway.admin())));
        assertThat(failure.isNonRetryable()).isFalse();
        assertThat(failure.getOriginalMessage())
                .startsWith("Gateway: could not read slots at " + gateway.admin())
                .endsWith("Is it running?");
    }

    @Test
    void another_server_is_not_taken_for_a_gateway() {
        assertThat(failure(() -> traffic.read(call(blue.url()))).getType())
                .isEqualTo(Errors.MISCONFIGURED);
        assertThat(failure(() -> traffic.read(call("lb1:8081"))).getOriginalMessage())
                .contains("admin must be http://host:port, was lb1:8081");
    }

    @Test
    void the_command_for_hands_does_the_same() throws IOException, InterruptedException {
        RealPart.program("curl", "curl");
        var call = call(gateway.admin());

        var commands = traffic.byHand(call, shares(25, 75));
        assertThat(commands)
                .containsExactly(
                        "curl -fsS -X PUT -d '{\"blue\":25,\"green\":75}' %s/shares"
                                .formatted(gateway.admin()));
        var process = new ProcessBuilder("sh", "-c", commands.getFirst()).inheritIO().start();
        assertThat(process.waitFor()).isZero();
        assertThat(traffic.read(call).getFirst().shares()).isEqualTo(shares(25, 75));
    }

    @Test
    void a_killed_gateway_comes_back_with_the_shares_it_had() throws IOException {
        var file = folder.resolve("gateway.json").toString();
        var killed = gateway("--port", "0", "--admin", "0", "--state", file);
        traffic.set(call(killed.admin()), shares(75, 25));
        killed.process().destroyForcibly().onExit().join();

        var back = gateway("--port", "0", "--admin", "0", "--state", file);
        assertThat(traffic.read(call(back.admin())).getFirst().shares()).isEqualTo(shares(75, 25));
    }

    @Test
    void a_wrong_command_line_and_a_taken_port_say_so() throws IOException, InterruptedException {
        assertThat(ends("--prot", "8080"))
                .startsWith("2: gateway: --prot is not known\ngateway [--host");
        assertThat(ends("--slot", "blue")).contains("--slot blue must be NAME=VALUE");
        var port = gateway.url().substring(gateway.url().lastIndexOf(':') + 1);
        assertThat(ends("--port", port))
                .startsWith("1: gateway: The gateway could not start on 127.0.0.1, ports " + port);
    }

    private record Running(Process process, String url, String admin) {}

    private Running gateway(String... arguments) throws IOException {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--slot", "blue=" + blue.url(), "--slot", "green=" + green.url()));
        all.addAll(List.of("--share", "blue=100"));
        var process = process(all).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        started.add(process);
        // its reader stays open: a closed pipe would fail a later line of the gateway
        var line = new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine();
        var words = requireNonNull(line).replace(",", "").split(" ");
        return new Running(process, words[2], words[5]);
    }

    private String ends(String... arguments) throws IOException, InterruptedException {
        var process = process(List.of(arguments)).redirectErrorStream(true).start();
        started.add(process);
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + ": " + text;
    }

    private static ProcessBuilder process(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.add(GatewayMain.class.getName());
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    private static ApplicationFailure failure(Runnable call) {
        return requireNonNull(catchThrowableOfType(ApplicationFailure.class, call::run));
    }

    private static AdapterCall call(String admin) {
        var settings = JsonNodeFactory.instance.objectNode().put("admin", admin);
        var target =
                new Target(
                        "shop",
                        "production",
                        new Binding("gateway", settings),
                        null,
                        Map.of(),
                        Map.of());
        return new AdapterCall(target, "run/step/traffic/1/1", _ -> {});
    }

    private static Map<String, Integer> shares(int blueShare, int greenShare) {
        return Ordered.of("blue", blueShare, "green", greenShare);
    }
}

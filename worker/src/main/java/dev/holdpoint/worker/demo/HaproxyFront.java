package dev.holdpoint.worker.demo;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** HAProxy in a process of its own; its exporter counts the answers, the shop its times. */
final class HaproxyFront implements Front {
    private static final Duration READY_WITHIN = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 50;
    private static final int GRACE_SECONDS = 5;

    private final Process process;
    private final Ports ports;
    private final Path program;

    private HaproxyFront(Process process, Ports ports, Path program) {
        this.process = process;
        this.ports = ports;
        this.program = program;
    }

    private record Ports(int traffic, int admin, int metrics) {}

    /**
     * Starts it, nobody served yet.
     *
     * @param slots slot → address
     */
    static HaproxyFront start(Map<String, String> slots, Path folder)
            throws IOException, InterruptedException {
        var program = find().orElseThrow(HaproxyFront::missing);
        var free = FreePorts.find(3);
        var ports = new Ports(free.get(0), free.get(1), free.get(2));
        var configuration = folder.resolve("haproxy.cfg");
        Files.writeString(configuration, configuration(slots, ports));
        var log = folder.resolve("haproxy.log");
        var process =
                new ProcessBuilder(program.toString(), "-db", "-f", configuration.toString())
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        var front = new HaproxyFront(process, ports, program);
        if (!front.ready()) {
            front.stop();
            throw new DemoFailure(
                    "HAProxy (%s) did not come up: %s"
                            .formatted(program, String.join("; ", Files.readAllLines(log))));
        }
        return front;
    }

    @Override
    public String url() {
        return "http://127.0.0.1:" + ports.traffic();
    }

    @Override
    public String sentence() {
        return "Gateway: HAProxy (%s) at %s, Runtime API 127.0.0.1:%d"
                .formatted(program, url(), ports.admin());
    }

    @Override
    public Map<String, Object> settings() {
        var page = "http://127.0.0.1:%d/metrics".formatted(ports.metrics());
        var counter = "haproxy_server_http_responses_total{proxy=\"shop\",server=\"${slot}\"%s}";
        return Map.of(
                "traffic",
                Map.of(
                        "haproxy",
                        Map.of(
                                "sockets", List.of("127.0.0.1:" + ports.admin()),
                                "backend", "shop",
                                "servers",
                                        Map.of(
                                                "blue", List.of("blue"),
                                                "green", List.of("green")))),
                "error-rate",
                Map.of(
                        "url", page,
                        "bad", counter.formatted(",code=\"5xx\""),
                        "total", counter.formatted("")),
                "latency",
                Map.of(
                        "url", "${url}/metrics",
                        "quantile", 0.95,
                        "histogram", "http_request_seconds_bucket"));
    }

    @Override
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private boolean ready() throws InterruptedException {
        var end = System.nanoTime() + READY_WITHIN.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            if (accepts(ports.admin()) && accepts(ports.traffic())) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        return false;
    }

    private static boolean accepts(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    private static Optional<Path> find() {
        var path = System.getenv("PATH");
        var folders = path == null ? Stream.<String>empty() : Stream.of(path.split(":"));
        return Stream.concat(folders.filter(f -> !f.isBlank()), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "haproxy"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static DemoFailure missing() {
        return new DemoFailure(
                "There is no haproxy on the PATH or in /usr/sbin. Install it (Debian: apt-get"
                    + " install haproxy), or leave --gateway=haproxy away: Holdpoint's own gateway"
                    + " needs nothing.");
    }

    private static String configuration(Map<String, String> slots, Ports ports) {
        var servers =
                slots.entrySet().stream()
                        .map(slot ->
                                "  server %s 127.0.0.1:%d weight 100"
                                        .formatted(
                                                slot.getKey(),
                                                URI.create(slot.getValue()).getPort()))
                        .collect(Collectors.joining("\n"));
        return """
        global
          stats socket ipv4@127.0.0.1:%d level admin
        defaults
          mode http
          timeout connect 2s
          timeout client 30s
          timeout server 30s
          timeout http-keep-alive 60s
        frontend entry
          bind 127.0.0.1:%d
          default_backend shop
        frontend exporter
          bind 127.0.0.1:%d
          http-request use-service prometheus-exporter
        backend shop
          balance roundrobin
        %s
        """
                .formatted(ports.admin(), ports.traffic(), ports.metrics(), servers);
    }
}

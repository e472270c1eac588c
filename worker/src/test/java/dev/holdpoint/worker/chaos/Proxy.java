package dev.holdpoint.worker.chaos;

import dev.holdpoint.activities.RealPart;
import dev.holdpoint.worker.acceptance.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A real HAProxy of a master and a worker, as a service manager runs it, before the slots of a
 * shop. What the Runtime API changed is gone when it starts again, as the file says nothing of it.
 */
public final class Proxy implements AutoCloseable {
    private final Path folder;
    private final int users;
    private final int admin;
    private final Wire wire;
    private Process process;

    private Proxy(Path folder, int users, int admin) throws IOException {
        this.folder = folder;
        this.users = users;
        this.admin = admin;
        this.wire = Wire.to(admin);
        this.process = launch();
    }

    /**
     * Starts it; the first slot gets all traffic.
     *
     * @param slots slot → port
     */
    public static Proxy start(Path folder, Map<String, Integer> slots, int users, int admin)
            throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("haproxy.cfg"), configuration(slots, users, admin));
        var proxy = new Proxy(folder, users, admin);
        proxy.awaitReady();
        return proxy;
    }

    /** Where users go. */
    public String url() {
        return "http://127.0.0.1:" + users;
    }

    /** The Runtime API, over the wire that counts. */
    public Wire wire() {
        return wire;
    }

    /** Ends all of it as a crash of the machine does. */
    void kill() {
        var all = process.descendants().toList();
        process.destroyForcibly().onExit().join();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(it -> it.onExit().join());
    }

    /** Starts it again with what the file says. */
    void startAgain() throws IOException {
        process = launch();
        awaitReady();
    }

    /**
     * Reads the file anew, as {@code systemctl reload haproxy} does: a new worker, the old drains.
     */
    void reload() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-USR2", Long.toString(process.pid())).start().waitFor();
    }

    /** Gives everything to blue, as before the first deployment. */
    public void reset() throws IOException {
        say(
                "set server shop/blue weight 100; set server shop/green weight 0;"
                        + " set server shop/blue state ready; set server shop/green state ready");
        wire.forget();
    }

    void awaitReady() throws IOException {
        Await.until("haproxy answers: see " + folder, this::answers);
    }

    @Override
    public void close() throws IOException {
        wire.close();
        kill();
    }

    private boolean answers() {
        try {
            return say("show info").contains("Uptime");
        } catch (IOException _) {
            return false;
        }
    }

    private String say(String line) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), admin)) {
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Process launch() throws IOException {
        var log = folder.resolve("haproxy.log").toFile();
        return new ProcessBuilder(
                        RealPart.program("haproxy", "haproxy").toString(),
                        "-W",
                        "-db",
                        "-f",
                        folder.resolve("haproxy.cfg").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private static String configuration(Map<String, Integer> slots, int users, int admin) {
        var first = List.of("blue", "green").getFirst();
        var servers =
                slots.entrySet().stream()
                        .map(slot ->
                                "  server %s 127.0.0.1:%d weight %d"
                                        .formatted(
                                                slot.getKey(),
                                                slot.getValue(),
                                                slot.getKey().equals(first) ? 100 : 0))
                        .collect(Collectors.joining("\n"));
        return """
        global
          stats socket ipv4@127.0.0.1:%d level admin expose-fd listeners
        defaults
          mode http
          option idle-close-on-response
          timeout connect 2s
          timeout client 30s
          timeout server 30s
        frontend entry
          bind 127.0.0.1:%d
          default_backend shop
        backend shop
          balance roundrobin
        %s
        """
                .formatted(admin, users, servers);
    }
}

package dev.holdpoint.activities.haproxy;

import static org.assertj.core.api.Assertions.fail;

import dev.holdpoint.activities.RealPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A real HAProxy of its own on free ports, with a backend {@code shop}, that holds no line of its
 * Runtime API for longer than 4 s; stopped by closing.
 */
public final class TestingHaproxy implements AutoCloseable {
    private final Path folder;
    private final int port = freePort();
    private final int admin = freePort();
    private Process process;

    private TestingHaproxy(Path folder, Map<String, Integer> servers, String firstSlot) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("haproxy.cfg"), configuration(servers, firstSlot));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = launch();
        awaitAnswer();
    }

    private Process launch(String... more) {
        var program = RealPart.program("haproxy", "haproxy").toString();
        var file = folder.resolve("haproxy.cfg").toString();
        var words = new ArrayList<>(List.of(program, "-db", "-f", file));
        words.addAll(List.of(more));
        try {
            return new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(
                                    folder.resolve("haproxy.log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the file anew, which says nothing of what the Runtime API changed: another process
     * takes over, and this one ends what it has begun.
     */
    public void reload() {
        var old = process;
        process = launch("-sf", String.valueOf(old.pid()));
        old.onExit().orTimeout(60, TimeUnit.SECONDS).join();
        awaitAnswer();
    }

    /**
     * Starts one.
     *
     * @param folder a temporary one of a short path: a unix socket is made in it
     * @param servers server → port on the loopback
     * @param first how the names of the servers begin that get all traffic at first
     */
    public static TestingHaproxy start(Path folder, Map<String, Integer> servers, String first) {
        return new TestingHaproxy(folder, servers, first);
    }

    /** Where clients go. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The Runtime API as {@code host:port}. */
    public String socket() {
        return "127.0.0.1:" + admin;
    }

    /** The Runtime API as a unix socket. */
    public String unixSocket() {
        return folder.resolve("admin.sock").toString();
    }

    /** A Runtime API that may look but not set. */
    public String socketOfUser() {
        return folder.resolve("user.sock").toString();
    }

    /** What the Runtime API answers. */
    public String say(String commands) {
        try {
            return new RuntimeSocket(socket()).say(commands);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a signal to the process: {@code STOP} lets it hang, {@code KILL} ends it. */
    public void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(5, TimeUnit.SECONDS).join();
    }

    private String configuration(Map<String, Integer> servers, String first) {
        var lines =
                servers.entrySet().stream()
                        .map(server ->
                                "  server %s 127.0.0.1:%d weight %d"
                                        .formatted(
                                                server.getKey(),
                                                server.getValue(),
                                                server.getKey().startsWith(first) ? 100 : 0))
                        .collect(Collectors.joining("\n"));
        return """
        global
          stats socket ipv4@127.0.0.1:%d level admin
          stats socket %s level admin
          stats socket %s level user
          stats timeout 4s
        defaults
          mode http
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
                .formatted(admin, unixSocket(), socketOfUser(), port, lines);
    }

    private void awaitAnswer() {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!answers()) {
            if (ended() || System.nanoTime() > deadline) {
                close();
                fail("haproxy did not come up: " + log());
            }
        }
    }

    private boolean ended() {
        try {
            return process.waitFor(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private boolean answers() {
        try {
            return new RuntimeSocket(socket()).say("show info").contains("Uptime");
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> log() {
        try {
            return Files.readAllLines(folder.resolve("haproxy.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

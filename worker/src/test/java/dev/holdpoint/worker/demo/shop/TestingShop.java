package dev.holdpoint.worker.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A shop in a process of its own. */
record TestingShop(Process process, int port) implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    /** Starts it and waits until it answers at all, healthy or not. */
    static TestingShop start(String database, String... options) throws IOException {
        int port = freePort();
        var command = new ArrayList<>(List.of(JAVA, "-cp", CLASS_PATH, Shop.class.getName()));
        command.addAll(List.of(options));
        var starter =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(new File("target/shop.log")));
        starter.environment().put("PORT", Integer.toString(port));
        starter.environment().put("SHOP_DATABASE", database);
        var shop = new TestingShop(starter.start(), port);
        await(shop::answers);
        return shop;
    }

    /** An address that nobody listened on a moment ago. */
    static String freeUrl() {
        try {
            return "http://127.0.0.1:" + freePort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url() + path))).join();
    }

    CompletableFuture<HttpResponse<String>> post(String body) {
        var publisher = HttpRequest.BodyPublishers.ofString(body);
        return send(HttpRequest.newBuilder(URI.create(url() + "/orders")).POST(publisher));
    }

    /** How it ended after SIGTERM. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(15, TimeUnit.SECONDS)).as("the shop ends").isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    static void await(BooleanSupplier so) {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the time to wait for it is out").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private boolean answers() {
        return send(HttpRequest.newBuilder(URI.create(url() + "/version")))
                .handle((answer, failed) -> failed == null && answer.statusCode() == 200)
                .join();
    }

    private static CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        var timed = request.timeout(Duration.ofSeconds(15)).build();
        return CLIENT.sendAsync(timed, HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}

package dev.holdpoint.worker.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Where notices arrive, by HTTP as a chat's webhook would take them. */
final class Mailbox implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Letter> letters = new CopyOnWriteArrayList<>();

    private Mailbox(HttpServer server) {
        this.server = server;
    }

    /**
     * One that came.
     *
     * @param key of the effect, as its header says; a retry has the same one
     * @param title its first line
     */
    record Letter(String key, String title) {}

    static Mailbox open() throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        var mailbox = new Mailbox(server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", mailbox::take);
        server.start();
        return mailbox;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Takes out what came. */
    List<Letter> empty() {
        var all = List.copyOf(letters);
        letters.clear();
        return all;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var text = JSON.readTree(exchange.getRequestBody()).path("text").asText();
            var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            letters.add(
                    new Letter(String.valueOf(key), text.lines().findFirst().orElse("nothing")));
            exchange.sendResponseHeaders(204, -1);
        }
    }
}

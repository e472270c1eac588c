package dev.holdpoint.activities.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A release for tests: {@code HelloServer VERSION} answers on {@code PORT}. */
final class HelloServer {
    private HelloServer() {}

    public static void main(String... args) throws IOException {
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
                .println("hello " + args[0] + " token " + System.getenv("TOKEN"));
        if (args[0].equals("broken")) {
            System.exit(3);
        }
        var port = Integer.parseInt(System.getenv("PORT"));
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var pages =
                Map.of(
                        "/health",
                        "ok",
                        "/version",
                        args[0],
                        "/environment",
                        String.join(",", System.getenv().keySet()),
                        "/pid",
                        Long.toString(ProcessHandle.current().pid()));
        pages.forEach((path, text) -> server.createContext(path, it -> answer(it, text)));
        server.createContext("/crash", _ -> Runtime.getRuntime().halt(9));
        server.start();
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}

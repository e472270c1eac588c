package dev.holdpoint.worker.demo.shop;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;

/** The sample service: one process, one version. */
public final class Shop {
    private static final Duration DRAIN = Duration.ofSeconds(8);

    private Shop() {}

    public static void main(String... arguments) throws IOException {
        // before the server's classes read them: no delay of small answers, and no idle
        // connection closed under a proxy that is about to use it
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.idleInterval", "600");
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            run(ShopOptions.parse(System.getenv(), arguments), out);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void run(ShopOptions options, PrintStream out) throws IOException {
        var connections = new Connections(options.database());
        var pages = new ShopPages(options, new Orders(connections, options.schema()));
        var server = ShopServer.start(options.port(), pages);
        out.printf(
                "shop %s on port %d, schema %d, faults: %s%n",
                options.version(), server.port(), options.schema(), options.faults().words());
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform().unstarted(() -> stop(server, connections, out)));
    }

    private static void stop(ShopServer server, Connections connections, PrintStream out) {
        out.println("draining");
        server.drain(DRAIN);
        try {
            connections.close();
        } catch (SQLException e) {
            out.println("closing the database connections: " + e.getMessage());
        }
        out.println("stopped");
    }
}

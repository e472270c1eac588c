package dev.holdpoint.activities.gateway;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The gateway as a process of its own; it ends on SIGTERM, after the last answers. */
public final class GatewayMain {
    private static final String USAGE =
            "gateway [--host ADDRESS] [--port N] [--admin N] [--slot NAME=URL]... [--share"
                    + " NAME=PERCENT]... [--state FILE]";

    private String host = "127.0.0.1";
    private int port;
    private int admin;
    private @Nullable Path state;
    private final Map<String, URI> slots = new LinkedHashMap<>();
    private final Map<String, Integer> shares = new LinkedHashMap<>();

    private GatewayMain() {}

    /** Prints where it listens and runs until it is told to stop. */
    public static void main(String[] arguments) throws InterruptedException {
        Gateway gateway;
        try {
            gateway = Gateway.start(options(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("gateway: " + e.getMessage() + "\n" + USAGE);
            System.exit(2);
            return;
        } catch (UncheckedIOException e) {
            System.err.println("gateway: " + e.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "gateway-close"));
        System.out.printf("gateway on %s, admin on %s%n", gateway.url(), gateway.adminUrl());
        Thread.currentThread().join();
    }

    /** What a command line says. */
    static GatewayOptions options(String... arguments) {
        var read = new GatewayMain();
        for (var i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            read.take(arguments[i], arguments[i + 1]);
        }
        return new GatewayOptions(
                read.host, read.port, read.admin, read.slots, read.shares, read.state);
    }

    private void take(String option, String value) {
        switch (option) {
            case "--host" -> host = value;
            case "--port" -> port = number(option, value);
            case "--admin" -> admin = number(option, value);
            case "--state" -> state = Path.of(value);
            case "--slot" -> slots.put(before(option, value), URI.create(after(value)));
            case "--share" -> shares.put(before(option, value), number(option, after(value)));
            default -> throw new IllegalArgumentException(option + " is not known");
        }
    }

    private static String before(String option, String value) {
        if (!value.contains("=")) {
            throw new IllegalArgumentException(option + " " + value + " must be NAME=VALUE");
        }
        return value.substring(0, value.indexOf('='));
    }

    private static String after(String value) {
        return value.substring(value.indexOf('=') + 1);
    }

    private static int number(String option, String value) {
        if (!value.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException(option + " needs a number, was " + value);
        }
        return Integer.parseInt(value);
    }
}

package dev.holdpoint.worker.demo.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How a shop runs.
 *
 * @param port where it listens, on the loopback address; 0 for a free one
 * @param version what it says it is
 * @param schema the schema it writes: 2 and later have {@code orders.note}
 * @param database a JDBC address
 * @param faults its built-in defect
 */
record ShopOptions(int port, String version, int schema, String database, Faults faults) {
    static final String USAGE =
            """
            usage: Shop [--port N] [--version V] [--schema N] [--faults BAD/OF] [--database JDBC] \
            [--release FILE]
            PORT and SHOP_DATABASE in the environment stand for --port and --database;
            the properties of a release file for the others.\
            """;

    /** Arguments win over the release file, which wins over the environment. */
    static ShopOptions parse(Map<String, String> environment, String... arguments)
            throws IOException {
        var given = pairs(arguments);
        var release = release(given.get("release"));
        Optional<String> port =
                Optional.ofNullable(given.get("port"))
                        .or(() -> Optional.ofNullable(environment.get("PORT")));
        Optional<String> database =
                Optional.ofNullable(given.get("database"))
                        .or(() -> Optional.ofNullable(environment.get("SHOP_DATABASE")));
        return new ShopOptions(
                Integer.parseInt(required(port, "port")),
                given.getOrDefault("version", release.getProperty("version", "0")),
                Integer.parseInt(given.getOrDefault("schema", release.getProperty("schema", "1"))),
                required(database, "database"),
                Faults.parse(given.getOrDefault("faults", release.getProperty("faults", "0/1"))));
    }

    private static Map<String, String> pairs(String... arguments) {
        var pairs = new HashMap<String, String>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "'" + arguments[i] + "' is not an option with a value\n" + USAGE);
            }
            pairs.put(arguments[i].substring(2), arguments[i + 1]);
        }
        return pairs;
    }

    private static Properties release(@Nullable String file) throws IOException {
        var properties = new Properties();
        if (file != null) {
            try (var reader = Files.newBufferedReader(Path.of(file))) {
                properties.load(reader);
            }
        }
        return properties;
    }

    private static String required(Optional<String> value, String name) {
        return value.orElseThrow(
                () -> new IllegalArgumentException("--" + name + " is missing\n" + USAGE));
    }
}

package dev.holdpoint.worker.acceptance;

import dev.holdpoint.worker.demo.shop.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Versions of the shop as a build would leave them, each a folder. */
public final class Releases {
    /** What serves when the scene is set. */
    public static final String STABLE = "1.0.0";

    public static final String GOOD = "1.1.0";

    /** Fails 3 of every 20 requests. */
    public static final String BAD = "1.2.0";

    /** Fails 2 of every 25 requests: too many to go on, too few to go back without asking. */
    public static final String DOUBTFUL = "1.3.0";

    private static final Map<String, String> PROPERTIES =
            Map.of(
                    STABLE, "version=1.0.0\nschema=1\n",
                    GOOD, "version=1.1.0\nschema=2\n",
                    BAD, "version=1.2.0\nschema=2\nfaults=3/20\n",
                    DOUBTFUL, "version=1.3.0\nschema=2\nfaults=2/25\n");

    private static final List<String> MIGRATIONS = List.of("V1__orders.sql", "V2__order_note.sql");

    private Releases() {}

    public static void write(Path root) throws IOException {
        for (var release : PROPERTIES.entrySet()) {
            var folder = root.resolve(release.getKey());
            var migrations = Files.createDirectories(folder.resolve("migrations"));
            Files.writeString(folder.resolve("release.properties"), release.getValue());
            var count = release.getKey().equals(STABLE) ? 1 : MIGRATIONS.size();
            for (var name : MIGRATIONS.subList(0, count)) {
                Files.write(migrations.resolve(name), migration(name));
            }
        }
    }

    private static byte[] migration(String name) {
        try (var script = Shop.class.getResourceAsStream("migrations/" + name)) {
            if (script == null) {
                throw new AssertionError("the shop has no migration " + name);
            }
            return script.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

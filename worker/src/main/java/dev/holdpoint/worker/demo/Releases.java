package dev.holdpoint.worker.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The versions of the shop, each a folder as a team's build would leave it. */
final class Releases {
    /** What serves before the first deployment. */
    static final String FIRST = "1.0.0";

    /** For deployments by hand. */
    static final String GOOD = "1.4.0";

    /** For deployments by hand that are rolled back. */
    static final String BAD = "1.5.0";

    private static final List<Release> ALL =
            List.of(
                    new Release(FIRST, 1, "0/1"),
                    new Release("1.1.0", 2, "0/1"),
                    new Release("1.2.0", 2, "3/20"),
                    new Release("1.3.0", 2, "2/25"),
                    new Release(GOOD, 2, "0/1"),
                    new Release(BAD, 2, "3/20"));

    private static final List<String> MIGRATIONS = List.of("V1__orders.sql", "V2__order_note.sql");

    private Releases() {}

    /**
     * One of them.
     *
     * @param schema the schema it writes, and the number of its migrations
     * @param faults how many requests of how many fail: {@code 3/20}
     */
    private record Release(String version, int schema, String faults) {}

    /** Writes all of them. */
    static void write(Path root) throws IOException {
        for (var release : ALL) {
            var folder = root.resolve(release.version());
            var migrations = Files.createDirectories(folder.resolve("migrations"));
            Files.writeString(
                    folder.resolve("release.properties"),
                    "version=%s%nschema=%d%nfaults=%s%n"
                            .formatted(release.version(), release.schema(), release.faults()));
            for (var name : MIGRATIONS.subList(0, release.schema())) {
                Files.writeString(
                        migrations.resolve(name), Resources.text("shop/migrations/" + name));
            }
        }
    }
}

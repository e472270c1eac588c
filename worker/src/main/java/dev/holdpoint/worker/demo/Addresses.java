package dev.holdpoint.worker.demo;

import dev.holdpoint.worker.demo.EmbeddedDatabase.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the shop runs and keeps its orders.
 *
 * @param slots slot of production → address
 * @param staging address of staging, which has no slots
 */
record Addresses(
        Map<String, String> slots, String staging, Database database, Database stagingDatabase) {
    /** The slot that serves at first. */
    static final String BLUE = "blue";

    private static final String GREEN = "green";

    /** Free ports and new databases. */
    static Addresses take(EmbeddedDatabase databases) throws IOException, SQLException {
        var ports = FreePorts.find(3);
        var slots = new LinkedHashMap<String, String>();
        slots.put(BLUE, local(ports.get(0)));
        slots.put(GREEN, local(ports.get(1)));
        return new Addresses(
                slots,
                local(ports.get(2)),
                databases.create("shop"),
                databases.create("shop_staging"));
    }

    /** What stands in the shop's document instead of {@code @name@}. */
    Map<String, Object> values(Path folder) {
        var values = new LinkedHashMap<String, Object>();
        values.put("blue", slots.get(BLUE));
        values.put("green", slots.get(GREEN));
        values.put("staging", staging);
        values.put("production-processes", folder.resolve("shop-production").toString());
        values.put("staging-processes", folder.resolve("shop-staging").toString());
        values.put("production-environment", environment(database));
        values.put("staging-environment", environment(stagingDatabase));
        values.put("production-database", settings(database, folder));
        values.put("staging-database", settings(stagingDatabase, folder));
        return values;
    }

    private static Map<String, Object> environment(Database database) {
        return Map.of("SHOP_DATABASE", database.url() + "?user=" + database.user());
    }

    private static Map<String, Object> settings(Database database, Path folder) {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("url", database.url());
        settings.put("user", database.user());
        settings.put("migrations", "${workspace}/migrations");
        settings.put("backups", folder.resolve("backups").toString());
        // a pg_dump of this machine may be older than the demo's server: rows are copied instead
        settings.put("pgDump", "none");
        return settings;
    }

    private static String local(int port) {
        return "http://127.0.0.1:" + port;
    }
}

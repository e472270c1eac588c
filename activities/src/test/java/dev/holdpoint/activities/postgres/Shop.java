package dev.holdpoint.activities.postgres;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The service of these tests: its database, its migrations and backups, and calls about them. */
final class Shop {
    final TestingPostgres.Database database = TestingPostgres.database();
    final ObjectNode settings = JsonNodeFactory.instance.objectNode();
    final List<String> beats = new CopyOnWriteArrayList<>();
    private final Path folder;

    Shop(Path folder) {
        this.folder = folder;
        settings.put("url", database.url())
                .put("user", database.name())
                .put("password", database.password())
                .put("migrations", migrations().toString())
                .put("backups", backups().toString());
        write(migrations());
    }

    Path migrations() {
        return folder.resolve("migrations");
    }

    Path backups() {
        return folder.resolve("backups");
    }

    Shop migration(String name, String sql) {
        try {
            Files.writeString(migrations().resolve(name), sql);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two versions, the second with three orders. */
    Shop withOrders() {
        return migration(
                        "V1__orders.sql", "create table orders (id bigint primary key, item text);")
                .migration(
                        "V2__first_orders.sql",
                        "insert into orders select n, 'item' || n from generate_series(1, 3) n;");
    }

    AdapterCall look() {
        return new AdapterCall(target(), null, beats::add);
    }

    AdapterCall effect(String key) {
        return effect(key, beats::add);
    }

    AdapterCall effect(String key, Consumer<String> heartbeat) {
        return new AdapterCall(target(), key, heartbeat);
    }

    private Target target() {
        return new Target(
                "shop",
                "staging",
                new Binding("postgres", settings),
                null,
                Map.of(),
                Map.of("version", "2.4.0"));
    }

    private static void write(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.holdpoint.worker.demo;

import dev.holdpoint.worker.demo.shop.Load;
import dev.holdpoint.worker.demo.shop.LoadSettings;
import dev.holdpoint.worker.demo.shop.Shop;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Everything that stands when the first deployment begins. */
record Scene(DemoTemporal temporal, Front front, DemoWorker worker, Load load) {
    private static final double REQUESTS_PER_SECOND = 80;

    /** Sets it up, part by part; each is stopped by the cleanup, even if the next one fails. */
    static Scene set(DemoOptions options, DemoFolder folder, Cleanup cleanup, Consumer<String> tell)
            throws IOException, InterruptedException, SQLException {
        var database = EmbeddedDatabase.start(folder.path());
        cleanup.add(database::close);
        tell.accept("PostgreSQL: embedded, at 127.0.0.1:" + database.port());
        var temporal = DemoTemporal.start(options.temporal(), folder.path());
        cleanup.add(temporal::close);
        tell.accept(temporal.sentence());
        var slots = slots();
        var front = front(options, folder, slots);
        cleanup.add(front::stop);
        tell.accept(front.sentence());
        Releases.write(folder.releases());
        Papers.write(folder.documents(), values(folder, front, slots, database.create("shop")));
        var shops = new Shops(Papers.service(folder.documents()));
        cleanup.add(shops::stop);
        shops.bringUp(Releases.FIRST);
        tell.accept("Shop: version %s serves from slot blue".formatted(Releases.FIRST));
        var worker = DemoWorker.start(temporal, folder.documents());
        cleanup.add(worker::stop);
        var load = Load.start(LoadSettings.of(front.url(), REQUESTS_PER_SECOND));
        cleanup.add(load::close);
        tell.accept(
                "Load: %.0f requests a second, one in five writes".formatted(REQUESTS_PER_SECOND));
        return new Scene(temporal, front, worker, load);
    }

    private static Front front(DemoOptions options, DemoFolder folder, Map<String, String> slots)
            throws IOException, InterruptedException {
        return switch (options.gateway()) {
            case embedded -> GatewayFront.start(slots);
            case haproxy -> HaproxyFront.start(slots, folder.path());
        };
    }

    private static Map<String, String> slots() throws IOException {
        var ports = FreePorts.find(2);
        var slots = new LinkedHashMap<String, String>();
        slots.put("blue", "http://127.0.0.1:" + ports.getFirst());
        slots.put("green", "http://127.0.0.1:" + ports.getLast());
        return slots;
    }

    private static Map<String, Object> values(
            DemoFolder folder,
            Front front,
            Map<String, String> slots,
            EmbeddedDatabase.Database database) {
        var values = new LinkedHashMap<String, Object>(front.settings());
        values.put("releases", folder.releases().toString());
        values.put("blue", slots.get("blue"));
        values.put("green", slots.get("green"));
        values.put("run", shopCommand());
        values.put("processes", folder.path().resolve("shop").toString());
        values.put("backups", folder.path().resolve("backups").toString());
        values.put("database", database.url());
        values.put("user", database.user());
        values.put("shop-database", database.url() + "?user=" + database.user());
        return values;
    }

    private static List<String> shopCommand() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Shop.class.getName(),
                "--release",
                "${workspace}/release.properties");
    }
}

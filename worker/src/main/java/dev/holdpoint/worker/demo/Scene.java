package dev.holdpoint.worker.demo;

import dev.holdpoint.worker.demo.shop.Load;
import dev.holdpoint.worker.demo.shop.LoadSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;

/** Everything that stands when the first deployment begins. */
record Scene(DemoTemporal temporal, Front front, DemoWorker worker, Load load, Path documents) {
    private static final double REQUESTS_PER_SECOND = 80;

    /** Sets it up, part by part; each is stopped by the cleanup, even if the next one fails. */
    static Scene set(DemoOptions options, DemoFolder folder, Cleanup cleanup, Consumer<String> tell)
            throws IOException, InterruptedException, SQLException {
        var temporal = DemoTemporal.start(options.temporal(), folder.path());
        cleanup.add(temporal::close);
        tell.accept(temporal.sentence());
        var database = EmbeddedDatabase.start(folder.path());
        cleanup.add(database::close);
        tell.accept("PostgreSQL: embedded, at 127.0.0.1:" + database.port());
        var addresses = Addresses.take(database);
        var front = front(options, folder, addresses.slots());
        cleanup.add(front::stop);
        tell.accept(front.sentence());
        write(folder, addresses, front);
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
        return new Scene(temporal, front, worker, load, folder.documents());
    }

    private static Front front(DemoOptions options, DemoFolder folder, Map<String, String> slots)
            throws IOException, InterruptedException {
        return switch (options.gateway()) {
            case embedded -> GatewayFront.start(slots);
            case haproxy -> HaproxyFront.start(slots, folder.path());
        };
    }

    private static void write(DemoFolder folder, Addresses addresses, Front front)
            throws IOException {
        Releases.write(folder.releases());
        var values = addresses.values(folder.path());
        values.putAll(front.settings());
        values.put("releases", folder.releases().toString());
        values.put("run", ShopCommand.write(folder.path()));
        Papers.write(folder.documents(), values);
    }
}

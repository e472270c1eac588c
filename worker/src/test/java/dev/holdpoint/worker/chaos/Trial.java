package dev.holdpoint.worker.chaos;

import dev.holdpoint.worker.acceptance.Releases;
import dev.holdpoint.worker.acceptance.SceneDocuments;
import dev.holdpoint.worker.acceptance.Shops;
import dev.holdpoint.worker.demo.EmbeddedDatabase;
import dev.holdpoint.worker.demo.shop.Load;
import dev.holdpoint.worker.demo.shop.LoadSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One deployment of a shop that nobody deployed before: a service of its own name, with a database
 * and folders of its own, on a site that others used before and will use again.
 */
final class Trial implements AutoCloseable {
    private static final double REQUESTS_PER_SECOND = 50;
    private static final List<String> DOCUMENTS = List.of("people.yaml", "storm.yaml", "shop.yaml");

    private final Site site;
    private final String name;
    private final Path folder;
    private final EmbeddedDatabase.Database data;
    private final Shops shops;
    private final Load load;

    private Trial(Site site, String name) throws IOException, InterruptedException, SQLException {
        this.site = site;
        this.name = name;
        folder = Files.createDirectory(site.disk().folder().resolve(name));
        data = site.database().create(name);
        shops = new Shops("production", folder, data, site.slots());
        Releases.write(folder.resolve("releases"));
        SceneDocuments.write(Trial.class, site.documents(), DOCUMENTS, values());
        shops.bringUp(Releases.STABLE);
        site.proxy().reset();
        site.mailbox().empty();
        load = Load.start(LoadSettings.of(site.proxy().url(), REQUESTS_PER_SECOND));
        site.metrics().awaitValue("count(http_requests_total{slot=\"blue\",status=\"200\"})", 1);
    }

    /** Brings the shop up, with users. */
    static Trial begin(Site site, String name)
            throws IOException, InterruptedException, SQLException {
        return new Trial(site, name);
    }

    /** Deploys, lets something break at a moment, and sees how it ends. */
    Outcome run(Scenario scenario, Fault fault, Moment moment)
            throws IOException, InterruptedException, SQLException {
        var breaking = new Breaking(site, slots(), fault, moment);
        try (var run = new WatchedRun(site, name, breaking::seen)) {
            run.start(scenario.version());
            var ended = run.awaitEnd();
            breaking.awaitMended();
            var users = load.report();
            return new Outcome(
                    ended.end(),
                    ended.sentence(),
                    Users.served(site.proxy().url()),
                    run.free(),
                    effects(scenario),
                    users.sent(),
                    users.lost(),
                    users.examples(),
                    ended.took(),
                    run.seen().size(),
                    run.seen().stream().flatMap(it -> it.step().stream()).distinct().toList(),
                    breaking.at(),
                    breaking.phase());
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        load.close();
        site.workers().onlyYoungest();
        shops.close();
        site.database().drop(data.user());
    }

    private Slots slots() {
        return new Slots(folder.resolve("production"));
    }

    private Effects effects(Scenario scenario) throws IOException, SQLException {
        var letters = site.mailbox().empty();
        return new Effects(
                slots().starts(scenario.version()),
                SharePath.of(site.proxy().wire().changes()),
                Effects.migrations(data),
                Effects.backups(folder.resolve("backups")),
                Effects.letters(letters),
                Effects.repeats(letters));
    }

    private Map<String, Object> values() {
        var values = new HashMap<String, Object>(shops.values());
        values.put("name", name);
        values.put("releases", folder.resolve("releases").toString());
        values.put("prometheus", site.metrics().url());
        values.put("mailbox", site.mailbox().url());
        values.put("balancer", site.proxy().wire().socket());
        return values;
    }
}

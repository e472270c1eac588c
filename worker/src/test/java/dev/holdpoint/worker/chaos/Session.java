package dev.holdpoint.worker.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Trials on one site, one after the other. */
final class Session implements AutoCloseable {
    private final Site site;
    private int count;

    private Session(Site site) {
        this.site = site;
    }

    /**
     * Opens a site.
     *
     * @param folder an empty folder
     */
    static Session open(Path folder) throws IOException, InterruptedException {
        return open(folder, List.of());
    }

    /** The same, prepared for what shall break. */
    static Session open(Path folder, List<Fault> faults) throws IOException, InterruptedException {
        var jumps = faults.contains(Fault.AHEAD) || faults.contains(Fault.BEHIND);
        var site = Site.open(folder, jumps);
        if (faults.contains(Fault.UPGRADE) || faults.contains(Fault.MIXED)) {
            var _ = site.workers().nextBuild();
        }
        return new Session(site);
    }

    /** One trial of a shop that was never deployed before. */
    Outcome run(Scenario scenario, Fault fault, Moment moment)
            throws IOException, InterruptedException, SQLException {
        count++;
        try (var trial = Trial.begin(site, "shop-" + count)) {
            return trial.run(scenario, fault, moment);
        }
    }

    /** The same as a point. */
    Point point(Scenario scenario, Fault fault, Moment moment, Duration usual)
            throws IOException, InterruptedException, SQLException {
        return Point.of(scenario, fault, moment, run(scenario, fault, moment), usual);
    }

    @Override
    public void close() throws IOException {
        site.close();
    }
}

package dev.holdpoint.worker.bench;

import dev.holdpoint.worker.chaos.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Shops with users, each deployed and rolled back again and again, until it is enough. */
final class Rounds implements AutoCloseable {
    private final Site site;
    private final List<Lane> lanes = new ArrayList<>();
    private final AtomicInteger made = new AtomicInteger();

    private Rounds(Site site) {
        this.site = site;
    }

    /** Brings all of them up. */
    static Rounds open(Path folder, Size size) throws Exception {
        var rounds = new Rounds(Site.open(folder));
        try {
            for (int i = 1; i <= size.lanes(); i++) {
                rounds.lanes.add(Lane.open(rounds.site, "shop-" + i, "swift", size.rate()));
            }
            return rounds;
        } catch (IOException | SQLException e) {
            rounds.close();
            throw e;
        }
    }

    /** Every shop goes on until it is enough; the rollbacks of all of them. */
    List<RolledBack> until(BooleanSupplier enough) throws InterruptedException, ExecutionException {
        var rolledBack = new ArrayList<RolledBack>();
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            var working =
                    lanes.stream().map(lane -> all.submit(work(new Turns(lane), enough))).toList();
            for (var each : working) {
                rolledBack.addAll(each.get());
            }
        }
        return rolledBack;
    }

    private Callable<List<RolledBack>> work(Turns turns, BooleanSupplier enough) {
        return () -> {
            var mine = new ArrayList<RolledBack>();
            while (!enough.getAsBoolean()) {
                var one = turns.next();
                if (one.isPresent()) {
                    mine.add(one.get());
                    System.out.printf(
                            "%d, after %d requests: %s%n",
                            made.incrementAndGet(), sent(), one.get());
                }
            }
            return mine;
        };
    }

    /** Rollbacks so far. */
    int made() {
        return made.get();
    }

    /** No user sends any more, and none is in flight: now every request can be told. */
    void rest() {
        lanes.forEach(Lane::rest);
    }

    /** Requests of users so far. */
    long sent() {
        return lanes.stream().mapToLong(lane -> lane.users().sent()).sum();
    }

    /** Those that got no answer, or an error that is not the bad version's own. */
    long lost() {
        lanes.forEach(lane -> lane.users().examples().forEach(System.out::println));
        return lanes.stream().mapToLong(lane -> lane.users().lost()).sum();
    }

    @Override
    public void close() throws IOException, SQLException {
        try (site) {
            for (var lane : lanes) {
                lane.close();
            }
        }
    }
}

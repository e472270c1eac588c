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
import java.util.function.Function;

/** Rollbacks under load, by a breach and by a person's word, in several shops beside each other. */
final class RollbackBench {
    private final Size size;
    private final Paper paper;

    RollbackBench(Size size, Paper paper) {
        this.size = size;
        this.paper = paper;
    }

    void run(Path folder) throws Exception {
        paper.settings(
                "%d shops on one worker, each behind a HAProxy of its own, each with %.0f requests a second"
                        .formatted(size.lanes(), size.rate()));
        var lanes = new ArrayList<Lane>();
        try (var site = Site.open(folder)) {
            try {
                for (int i = 1; i <= size.lanes(); i++) {
                    lanes.add(Lane.open(site, "shop-" + i, "swift", size.rate()));
                }
                write(runs(lanes), lanes);
            } finally {
                close(lanes);
            }
        }
    }

    /** Every lane goes on until all of them together have made enough. */
    private List<RolledBack> runs(List<Lane> lanes)
            throws InterruptedException, ExecutionException {
        var made = new AtomicInteger();
        var rolledBack = new ArrayList<RolledBack>();
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            var working =
                    lanes.stream()
                            .map(lane -> all.submit(work(new Turns(lane), made, lanes)))
                            .toList();
            for (var each : working) {
                rolledBack.addAll(each.get());
            }
        }
        return rolledBack;
    }

    private Callable<List<RolledBack>> work(Turns turns, AtomicInteger made, List<Lane> lanes) {
        return () -> {
            var mine = new ArrayList<RolledBack>();
            while (made.get() < size.trials() || sent(lanes) < size.requests()) {
                var one = turns.next();
                if (one.isPresent()) {
                    made.incrementAndGet();
                    mine.add(one.get());
                    System.out.printf("%d of %d: %s%n", made.get(), size.trials(), one.get());
                }
            }
            return mine;
        };
    }

    private void write(List<RolledBack> all, List<Lane> lanes) {
        paper.aims(
                "decision → all users at stable, as read back from HAProxy",
                Unit.SECONDS,
                spread(all, RolledBack::shifted),
                Aim.p99(1));
        paper.aims(
                "decision → stable proven to serve",
                Unit.SECONDS,
                spread(all, RolledBack::proven),
                Aim.p99(3));
        var asked = all.stream().filter(it -> it.pressed() > 0).toList();
        if (!asked.isEmpty()) {
            paper.tells(
                    "a person's abort leaves the keyboard → all users at stable",
                    Unit.SECONDS,
                    spread(asked, RolledBack::pressed));
        }
        paper.tells("rollbacks", Unit.COUNT, Spread.one(all.size()));
        paper.tells(
                "rollbacks that a breach decided",
                Unit.COUNT,
                Spread.one(all.size() - asked.size()));
        paper.aims(
                "requests of users over all of it",
                Unit.COUNT,
                Spread.one((double) sent(lanes)),
                Aim.atLeast(1_000_000));
        paper.aims("requests lost", Unit.COUNT, Spread.one((double) lost(lanes)), Aim.most(0));
    }

    private static Spread spread(List<RolledBack> all, Function<RolledBack, Double> what) {
        return Spread.of(all.stream().map(what).toList());
    }

    private static long sent(List<Lane> lanes) {
        return lanes.stream().mapToLong(lane -> lane.users().sent()).sum();
    }

    private static long lost(List<Lane> lanes) {
        lanes.forEach(lane -> lane.users().examples().forEach(System.out::println));
        return lanes.stream().mapToLong(lane -> lane.users().lost()).sum();
    }

    private static void close(List<Lane> lanes) throws IOException, SQLException {
        for (var lane : lanes) {
            lane.close();
        }
    }
}

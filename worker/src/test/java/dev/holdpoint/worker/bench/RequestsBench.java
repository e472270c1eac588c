package dev.holdpoint.worker.bench;

import java.nio.file.Path;

/** What users lose by deployments and rollbacks that go on until there were enough requests. */
final class RequestsBench {
    private final Size size;
    private final Paper paper;

    RequestsBench(Size size, Paper paper) {
        this.size = size;
        this.paper = paper;
    }

    void run(Path folder) throws Exception {
        paper.settings(size.shops());
        try (var rounds = Rounds.open(folder, size)) {
            var all = rounds.until(() -> rounds.sent() >= size.trials());
            rounds.rest();
            paper.aims(
                    "requests of users",
                    Unit.COUNT,
                    Spread.one((double) rounds.sent()),
                    Aim.atLeast(1_000_000));
            paper.aims(
                    "requests lost", Unit.COUNT, Spread.one((double) rounds.lost()), Aim.most(0));
            paper.tells("rollbacks meanwhile", Unit.COUNT, Spread.one(all.size()));
        }
    }
}

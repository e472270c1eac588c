package dev.holdpoint.worker.bench;

import java.nio.file.Path;
import java.util.List;
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
        paper.settings(size.shops());
        try (var rounds = Rounds.open(folder, size)) {
            write(rounds.until(() -> rounds.made() >= size.trials()));
        }
    }

    private void write(List<RolledBack> all) {
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
        paper.tells(
                "rollbacks that a breach decided",
                Unit.COUNT,
                Spread.one(all.size() - asked.size()));
    }

    private static Spread spread(List<RolledBack> all, Function<RolledBack, Double> what) {
        return Spread.of(all.stream().map(what).toList());
    }
}

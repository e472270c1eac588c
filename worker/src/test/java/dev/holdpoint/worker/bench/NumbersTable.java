package dev.holdpoint.worker.bench;

import java.util.List;
import java.util.stream.Collectors;

/** What all figures show, for the page: a table for each bench. */
final class NumbersTable {
    private static final String HEAD =
            """
            | what | n | median | p99 | most | wanted | reached |
            |---|---|---|---|---|---|---|
            """;

    private NumbersTable() {}

    static String of(List<Figure> all) {
        var text = new StringBuilder();
        for (var bench : Bench.values()) {
            var some = all.stream().filter(it -> it.bench() == bench).toList();
            if (!some.isEmpty()) {
                text.append("### ").append(bench.title()).append("\n\n");
                text.append(circumstances(some)).append("\n\n").append(HEAD);
                some.forEach(it -> text.append(row(it)));
                text.append('\n');
            }
        }
        return text.append(missed(all)).toString();
    }

    private static String circumstances(List<Figure> some) {
        var first = some.getFirst();
        return "%s. Measured on %s on %s; load average before it %.1f."
                .formatted(first.settings(), first.day(), first.machine().words(), first.load());
    }

    private static String row(Figure figure) {
        var unit = figure.unit();
        var spread = figure.spread();
        var one = spread.n() == 1;
        var aim = figure.aim();
        return "| %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        figure.name(),
                        one ? "" : spread.n(),
                        unit.words(spread.median()),
                        one ? "" : unit.words(spread.p99()),
                        one ? "" : unit.words(spread.most()),
                        aim == null ? "" : aim.words(unit),
                        reached(figure));
    }

    private static String reached(Figure figure) {
        var aim = figure.aim();
        if (aim == null) {
            return "";
        }
        if (!figure.missed()) {
            return "yes";
        }
        return aim.limit() == 0
                ? "**no**"
                : "**no**, %.2f times".formatted(aim.missedBy(figure.spread()));
    }

    private static String missed(List<Figure> all) {
        var missed = all.stream().filter(Figure::missed).map(Figure::name).toList();
        return missed.isEmpty()
                ? "Every number that was wanted was reached.\n"
                : "Not reached:\n\n"
                        + missed.stream().collect(Collectors.joining("\n- ", "- ", "\n"));
    }
}

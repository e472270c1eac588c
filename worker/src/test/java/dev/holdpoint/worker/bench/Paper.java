package dev.holdpoint.worker.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one bench writes down while it runs. */
final class Paper {
    private final Bench bench;
    private final Machine machine;
    private final double load = Machine.load();
    private final List<Figure> figures = new ArrayList<>();
    private String settings = "";

    Paper(Bench bench, Machine machine) {
        this.bench = bench;
        this.machine = machine;
    }

    /** The sizes and settings of what comes now. */
    void settings(String words) {
        settings = words;
    }

    /** Something that only tells. */
    void tells(String name, Unit unit, Spread spread) {
        add(name, unit, spread, null);
    }

    /** Something that is to be so. */
    void aims(String name, Unit unit, Spread spread, Aim aim) {
        add(name, unit, spread, aim);
    }

    List<Figure> figures() {
        return List.copyOf(figures);
    }

    private void add(String name, Unit unit, Spread spread, @Nullable Aim aim) {
        var day = Instant.now().truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10);
        var figure = new Figure(bench, name, unit, spread, aim, settings, day, load, machine);
        System.out.println(figure.sentence());
        figures.add(figure);
    }
}

package dev.holdpoint.worker.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report for people. */
final class Table {
    private Table() {}

    static List<String> lines(DemoReport report) {
        var lines = new ArrayList<String>();
        lines.add(row("deployment", "outcome", "took", "bad -> verdict", "decided -> stable"));
        for (var trial : report.deployments()) {
            lines.add(
                    row(
                            trial.id(),
                            trial.outcome() + (trial.asItShould() ? "" : " !"),
                            seconds(trial.seconds()),
                            seconds(trial.secondsToVerdict()),
                            seconds(trial.secondsToProven())));
        }
        var load = report.load();
        lines.add("");
        lines.add(
                "%d requests sent; %d failed by the bad versions' own fault; %d lost"
                        .formatted(load.sent(), load.failedByFault(), load.lost()));
        load.examples().forEach(example -> lines.add("  lost: " + example));
        for (var trial : report.deployments()) {
            if (!trial.asItShould()) {
                lines.add("not as it should: " + trial.sentence());
            }
        }
        return List.copyOf(lines);
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-11s %-12s %8s %15s %17s", cells);
    }

    private static String seconds(@Nullable Double seconds) {
        return seconds == null ? "-" : String.format(Locale.ROOT, "%.1f s", seconds);
    }
}

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
        lines.add(
                row(
                        "deployment",
                        "outcome",
                        "took",
                        "first bad request to verdict",
                        "decision to stable proven"));
        for (var trial : report.deployments()) {
            lines.add(
                    row(
                            trial.id(),
                            trial.outcome(),
                            seconds(trial.seconds()),
                            seconds(trial.secondsFromFirstBadToVerdict()),
                            seconds(trial.secondsFromDecisionToProven())));
        }
        var load = report.load();
        lines.add("");
        lines.add(
                "%,d requests sent, %d failed by the bad versions' own fault, %d lost"
                        .formatted(load.sent(), load.failedByFault(), load.lost()));
        load.examples().forEach(example -> lines.add("  lost: " + example));
        lines.addAll(verdict(report));
        return List.copyOf(lines);
    }

    private static List<String> verdict(DemoReport report) {
        if (report.ok()) {
            return List.of("Everything came out as it should.");
        }
        var wrong = new ArrayList<String>();
        for (var trial : report.deployments()) {
            if (!trial.asItShould()) {
                wrong.add(
                        "NOT as it should: %s (%s). %s"
                                .formatted(trial.id(), trial.story(), trial.sentence()));
            }
        }
        if (report.load().lost() > 0) {
            wrong.add("NOT as it should: requests were lost.");
        }
        return wrong;
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-11s %-11s %7s %29s %26s", cells);
    }

    private static String seconds(@Nullable Double seconds) {
        return seconds == null ? "-" : String.format(Locale.ROOT, "%.1f s", seconds);
    }
}

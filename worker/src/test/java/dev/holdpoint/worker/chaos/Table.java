package dev.holdpoint.worker.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What all points show, for the page: a row for each fault, run and phase. */
final class Table {
    private static final String HEAD =
            """
            | what breaks | in a | while | points | same end | rolled back | stopped | stuck | wrong | doubled effects | notices sent again | requests lost | worst delay |
            |---|---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private Table() {}

    static String of(List<Point> all) {
        var points = all.stream().filter(it -> it.fault() == Fault.NONE || it.struck()).toList();
        var rows = new StringBuilder(summary(points)).append('\n').append(HEAD);
        for (var fault : Fault.values()) {
            for (var run : Scenario.values()) {
                for (var phase : phases(fault)) {
                    var some =
                            points.stream()
                                    .filter(it ->
                                            it.fault() == fault
                                                    && it.run() == run
                                                    && it.phase().equals(phase))
                                    .toList();
                    if (!some.isEmpty()) {
                        rows.append(row(fault, run, phase, some));
                    }
                }
            }
        }
        return rows.append('\n').append(exceptions(points)).toString();
    }

    private static List<String> phases(Fault fault) {
        return fault == Fault.NONE
                ? List.of("never")
                : Arrays.stream(Phase.values()).map(Phase::words).toList();
    }

    private static String summary(List<Point> points) {
        var broken = points.stream().filter(it -> it.fault() != Fault.NONE).toList();
        var days = broken.stream().map(Point::day).sorted().toList();
        long requests = broken.stream().mapToLong(Point::sent).sum();
        return days.isEmpty()
                ? "No point was run yet.\n"
                : "%d points, run from %s to %s, with %d requests of users.%s %d of the points ended as the undisturbed run, or with a sentence and stable serving everybody, without a doubled effect, and lost nobody where the fault was not what serves users.\n"
                        .formatted(
                                broken.size(),
                                days.getFirst(),
                                days.getLast(),
                                requests,
                                tried(points),
                                broken.stream().filter(Point::holds).count());
    }

    /** How much of everything that is: of the events, at how many the worker was killed. */
    private static String tried(List<Point> points) {
        return points.stream()
                .filter(it -> it.fault() == Fault.NONE)
                .map(it ->
                        " The undisturbed %s run has %d events; the worker was killed at %s of them."
                                .formatted(
                                        it.run().words(),
                                        it.events(),
                                        count(
                                                points,
                                                point ->
                                                        point.fault() == Fault.WORKER
                                                                && point.run() == it.run())))
                .collect(Collectors.joining());
    }

    private static String row(Fault fault, Scenario run, String phase, List<Point> some) {
        var lost = some.stream().mapToLong(Point::lost).sum();
        return "| %s | %s run | %s | %d | %s | %s | %s | %s | %s | %s | %d | %s | %s |\n"
                .formatted(
                        fault.words(),
                        run.words(),
                        phase,
                        some.size(),
                        count(some, it -> it.verdict() == Verdict.SAME),
                        count(some, it -> it.verdict() == Verdict.ROLLED_BACK),
                        count(some, it -> it.verdict() == Verdict.STOPPED),
                        count(some, it -> it.verdict() == Verdict.STUCK),
                        count(some, it -> it.verdict() == Verdict.WRONG),
                        count(some, it -> !it.doubled().isEmpty()),
                        some.stream().mapToInt(Point::repeats).sum(),
                        lost > 0 && fault.serves() ? lost + " of the victim" : "" + lost,
                        delay(fault, some));
    }

    private static String delay(Fault fault, List<Point> some) {
        return fault == Fault.NONE
                ? ""
                : "%.1f s".formatted(some.stream().mapToDouble(Point::delay).max().orElse(0));
    }

    private static String count(List<Point> some, Predicate<Point> which) {
        return Long.toString(some.stream().filter(which).count());
    }

    private static String exceptions(List<Point> points) {
        var lines = new ArrayList<String>();
        points.stream()
                .filter(it -> !it.holds())
                .map(it -> "- " + it.sentence(false))
                .forEach(lines::add);
        return lines.isEmpty()
                ? "What did not hold: nothing.\n"
                : "What did not hold:\n\n"
                        + lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }
}

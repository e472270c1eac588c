package dev.holdpoint.runbooks;

import dev.holdpoint.runbooks.problem.Position;
import dev.holdpoint.runbooks.problem.Problem;
import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.reader.Document;
import dev.holdpoint.workflows.runbook.Runbook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of holidays that the windows of a runbook name, beside it. */
public final class Holidays {
    private Holidays() {}

    static List<Problem> judge(Document<Runbook> document) {
        var problems = new ArrayList<Problem>();
        document.value()
                .windows()
                .forEach((name, window) -> {
                    if (window.holidays() != null) {
                        var path = "windows." + name + ".holidays";
                        problems.addAll(judge(document, path, window.holidays()));
                    }
                });
        return problems;
    }

    /**
     * The holidays of each window that has any, of a runbook that was judged without a problem.
     *
     * @throws UncheckedIOException where a file that was there a moment ago is not any more
     */
    public static Map<String, List<LocalDate>> of(Document<Runbook> document) {
        var dates = new TreeMap<String, List<LocalDate>>();
        document.value()
                .windows()
                .forEach((name, window) -> {
                    if (window.holidays() != null) {
                        dates.put(name, dates(file(document, window.holidays())));
                    }
                });
        return dates;
    }

    private static List<LocalDate> dates(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !isRemark(line))
                    .map(Holidays::date)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path file(Document<Runbook> document, String name) {
        return Path.of(document.file()).resolveSibling(name);
    }

    private static List<Problem> judge(Document<Runbook> document, String path, String name) {
        var file = file(document, name);
        try {
            return lines(file.toString(), Files.readAllLines(file));
        } catch (IOException _) {
            return List.of(
                    document.problem(
                            ProblemKind.HOLIDAYS,
                            path,
                            name,
                            "expected a readable file beside the runbook"));
        }
    }

    private static List<Problem> lines(String file, List<String> lines) {
        var problems = new ArrayList<Problem>();
        for (int index = 0; index < lines.size(); index++) {
            if (!isHoliday(lines.get(index))) {
                problems.add(
                        new Problem(
                                ProblemKind.HOLIDAYS,
                                new Position(file, index + 1, 1),
                                "line " + (index + 1),
                                lines.get(index),
                                "expected a date and a remark, such as 2026-12-25 Christmas Day"));
            }
        }
        return problems;
    }

    private static boolean isRemark(String line) {
        return line.isBlank() || line.startsWith("#");
    }

    private static LocalDate date(String line) {
        return LocalDate.parse(line.split(" ", 2)[0]);
    }

    private static boolean isHoliday(String line) {
        if (isRemark(line)) {
            return true;
        }
        try {
            var _ = date(line);
            return true;
        } catch (DateTimeParseException _) {
            return false; // told by the caller, which knows the line's number
        }
    }
}

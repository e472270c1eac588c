package dev.holdpoint.runbooks;

import dev.holdpoint.runbooks.problem.Position;
import dev.holdpoint.runbooks.problem.Problem;
import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.reader.Document;
import dev.holdpoint.workflows.runbook.Runbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Judges the files of holidays that the windows of a runbook name. */
final class Holidays {
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

    private static List<Problem> judge(Document<Runbook> document, String path, String name) {
        var file = Path.of(document.file()).resolveSibling(name);
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

    private static boolean isHoliday(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return true;
        }
        try {
            LocalDate.parse(line.split(" ", 2)[0]);
            return true;
        } catch (DateTimeParseException _) {
            return false; // told by the caller, which knows the line's number
        }
    }
}

package dev.holdpoint.runbooks;

import dev.holdpoint.runbooks.problem.Position;
import dev.holdpoint.runbooks.problem.Problem;
import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.reader.Document;
import dev.holdpoint.workflows.runbook.Runbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Judges the files of holidays that the windows of a runbook name. */
final class Holidays {
    private static final Pattern LINE = Pattern.compile("(#.*|\\d{4}-\\d{2}-\\d{2}( .*)?|)");

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
            if (!LINE.matcher(lines.get(index)).matches()) {
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
}

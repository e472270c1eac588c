package dev.holdpoint.activities.haproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** HAProxy's tables: a header line that begins with a sharp, then rows by commas or by spaces. */
final class Table {
    private Table() {}

    /** Column → text of each row; each header begins another table. */
    static List<Map<String, String>> rows(String answer) {
        var rows = new ArrayList<Map<String, String>>();
        var columns = new String[0];
        for (var line : answer.lines().toList()) {
            if (line.startsWith("# ")) {
                columns = cells(line.substring(2));
            } else if (columns.length > 0 && !line.isBlank()) {
                rows.add(row(columns, cells(line)));
            }
        }
        return rows;
    }

    /** Quoted texts come after every column that is read here, so commas in them do no harm. */
    private static String[] cells(String line) {
        return line.split(line.contains(",") ? "," : " ", -1);
    }

    private static Map<String, String> row(String[] columns, String[] cells) {
        return IntStream.range(0, Math.min(columns.length, cells.length))
                .filter(i -> !columns[i].isEmpty())
                .boxed()
                .collect(Collectors.toMap(i -> columns[i], i -> cells[i], (first, _) -> first));
    }
}

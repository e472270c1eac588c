package dev.holdpoint.worker.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The page of the numbers: a run writes what stands between two lines of it, people the rest. */
record ReliabilityPage(Path file) {
    private static final String BEGIN = "<!-- what follows was written by make chaos -->";
    private static final String END = "<!-- until here -->";

    /** Puts the table and what did not hold between the lines. */
    void write(List<Point> points) throws IOException {
        var page = Files.readString(file);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (begin < BEGIN.length() || end < begin) {
            throw new IOException(
                    "%s has no place for the table: a line \"%s\" and one \"%s\""
                            .formatted(file, BEGIN, END));
        }
        Files.writeString(
                file,
                "%s\n\n%s\n%s"
                        .formatted(
                                page.substring(0, begin), Table.of(points), page.substring(end)));
    }
}

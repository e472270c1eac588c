package dev.holdpoint.worker.chaos;

import dev.holdpoint.worker.pages.WrittenPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The page of the numbers: a run writes the table, people the rest. */
record ReliabilityPage(Path file) {
    /** Puts the table and what did not hold between the lines. */
    void write(List<Point> points) throws IOException {
        new WrittenPage(file, "make chaos").write(Table.of(points));
    }
}

package dev.holdpoint.worker.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.worker.pages.WrittenPage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that is measured, or what was asked for: what {@code make bench} runs. It is no part
 * of the tests: a number that is missed is written down, and fails nothing.
 */
class BenchRun {
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void the_numbers_are_measured(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws Exception {
        var figures = Figures.read(DOCS.resolve("numbers.jsonl"));
        var page = new WrittenPage(DOCS.resolve("numbers.md"), "make bench");
        var machine = Machine.here();
        Rehearsed.now();
        for (var bench : Size.asked()) {
            var paper = new Paper(bench, machine);
            bench.run(Files.createDirectory(folder.resolve(bench.word())), Size.of(bench), paper);
            assertThat(paper.figures()).as("what %s found", bench.word()).isNotEmpty();
            figures.replace(bench, paper.figures());
            page.write(NumbersTable.of(figures.all()));
        }
    }
}

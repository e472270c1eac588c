package dev.holdpoint.worker.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.worker.pages.WrittenPage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything, at every moment, or the slice that was asked for: what {@code make chaos} runs. It is
 * no part of the tests, for it takes hours; {@link ChaosIT} is.
 */
class ChaosRun {
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void nothing_that_breaks_hurts_a_user(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
            throws Exception {
        var points = Points.read(DOCS.resolve("reliability.jsonl"));
        var page = new WrittenPage(DOCS.resolve("reliability.md"), "make chaos");

        var ran = new Campaign(Slice.asked(), folder, points, page).run();

        assertThat(ran).isNotEmpty();
        assertThat(ran.stream().filter(it -> !it.holds()).map(it -> it.sentence(true))).isEmpty();
        assertThat(Files.readString(page.file())).contains("points, run from");
    }
}

package dev.holdpoint.worker.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.worker.pages.WrittenPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of figures on their way to the page. */
class NumbersTableTest {
    private static final Machine MACHINE =
            new Machine(2, 24, "Linux amd64", "25.0.3", "1.38.0", List.of("HAProxy 2.6.12"));

    @TempDir private Path folder;

    @Test
    void a_number_that_is_missed_is_told_with_its_factor() {
        var table = NumbersTable.of(List.of(figure("resumed", 7.5, Aim.p99(5))));

        assertThat(table)
                .contains("### After kill -9 of a worker")
                .contains("load average before it 3.0")
                .contains(
                        "| resumed | 2 | 1.00 s | 7.50 s | 7.50 s | p99 ≤ 5.00 s | **no**, 1.50"
                                + " times |")
                .contains("Not reached:\n\n- resumed");
    }

    @Test
    void a_number_that_is_reached_or_only_tells_is_no_reason_to_worry() {
        var table =
                NumbersTable.of(
                        List.of(figure("resumed", 5, Aim.p99(5)), figure("else", 70, null)));

        assertThat(table)
                .contains("| p99 ≤ 5.00 s | yes |")
                .contains("| else | 2 | 1.00 s | 70.00 s | 70.00 s |  |  |")
                .contains("Every number that was wanted was reached.");
    }

    @Test
    void none_lost_is_reached_and_one_is_not() {
        assertThat(Aim.most(0).reached(Spread.one(0))).isTrue();
        assertThat(Aim.most(0).reached(Spread.one(1))).isFalse();
        assertThat(Aim.atLeast(10).reached(Spread.one(9))).isFalse();
    }

    @Test
    void what_is_measured_again_takes_the_place_of_the_former() throws IOException {
        var file = folder.resolve("numbers.jsonl");
        var former = figure("former", 1, null);
        Figures.read(file).replace(Bench.RESUME, List.of(former));

        Figures.read(file).replace(Bench.RESUME, List.of(figure("resumed", 2, Aim.p99(5))));

        assertThat(Figures.read(file).all()).containsExactly(figure("resumed", 2, Aim.p99(5)));
    }

    @Test
    void a_page_keeps_what_people_wrote() throws IOException {
        var page = folder.resolve("page.md");
        Files.writeString(
                page,
                """
                # Before
                <!-- what follows was written by make bench -->
                old
                <!-- until here -->
                After
                """);

        new WrittenPage(page, "make bench").write("new");

        assertThat(page)
                .hasContent(
                        """
                        # Before
                        <!-- what follows was written by make bench -->

                        new
                        <!-- until here -->
                        After
                        """);
    }

    private static Figure figure(String name, double p99, @Nullable Aim aim) {
        return new Figure(
                Bench.RESUME,
                name,
                Unit.SECONDS,
                Spread.of(List.of(1.0, p99)),
                aim,
                "Settings",
                "2026-11-21",
                3,
                MACHINE);
    }
}

package dev.holdpoint.worker.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.worker.acceptance.Releases;
import dev.holdpoint.worker.pages.WrittenPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted, and how it comes to the page, without any part. */
class TableTest {
    @TempDir private Path folder;

    @Test
    void a_lost_request_counts_against_the_run_only_where_the_victim_did_not_serve() {
        assertThat(point(Fault.WORKER, Verdict.SAME, 1).holds()).isFalse();
        assertThat(point(Fault.PROXY, Verdict.SAME, 1).holds()).isTrue();
        assertThat(point(Fault.WORKER, Verdict.SAME, 0).holds()).isTrue();
        assertThat(point(Fault.WORKER, Verdict.STUCK, 0).holds()).isFalse();
    }

    @Test
    void the_shares_are_followed_through_weights_and_states() {
        var toGreen =
                "set server shop/blue weight 3; set server shop/green weight 2; set server"
                        + " shop/blue state ready; set server shop/green state ready";

        assertThat(SharePath.of(List.of(toGreen, toGreen, "set server shop/blue state drain")))
                .containsExactly("100:0", "60:40", "0:100");
    }

    @Test
    void the_page_gets_a_row_and_what_did_not_hold() throws IOException {
        var page = new WrittenPage(folder.resolve("page.md"), "make chaos");
        Files.writeString(
                page.file(),
                """
                before
                <!-- what follows was written by make chaos -->
                old
                <!-- until here -->
                after
                """);

        page.write(
                Table.of(
                        List.of(
                                point(Fault.WORKER, Verdict.SAME, 0),
                                point(Fault.RELOAD, Verdict.STUCK, 2))));

        assertThat(Files.readString(page.file()))
                .startsWith("before\n")
                .endsWith("until here -->\nafter\n")
                .doesNotContain("old\n")
                .contains("2 points, run from 2026-11-21 to 2026-11-21, with 2000 requests")
                .contains(
                        "| kill -9 of the worker | good run | rollback | 1 | 1 | 0 | 0 | 0 | 0 | 0"
                                + " | 0 | 0 | 1.5 s |")
                .contains("- reload of HAProxy (master-worker), in a good run, event 7");
    }

    @Test
    void a_point_that_is_run_again_takes_the_place_of_the_former() throws IOException {
        var file = folder.resolve("points.jsonl");
        Points.read(file).add(point(Fault.WORKER, Verdict.STUCK, 0));
        Points.read(file).add(point(Fault.WORKER, Verdict.SAME, 0));

        assertThat(Points.read(file).all()).containsExactly(point(Fault.WORKER, Verdict.SAME, 0));
    }

    @Test
    void where_evidence_lay_on_that_machine_is_left_out() {
        var outcome =
                new Outcome(
                        "RolledBack",
                        "1.0.0 in blue serves everything again. Evidence: /tmp/x/shop-1.2.0-1.2.0.",
                        List.of(Releases.STABLE),
                        true,
                        new Effects(1, List.of("100:0"), 1, 1, Map.of(), 0),
                        1,
                        0,
                        List.of(),
                        Duration.ZERO,
                        1,
                        List.of(),
                        "never",
                        "rollback");

        assertThat(
                        Point.of(
                                        Scenario.BAD,
                                        Fault.NONE,
                                        new Moment.AtStep("hold"),
                                        outcome,
                                        Duration.ZERO)
                                .sentence())
                .isEqualTo("1.0.0 in blue serves everything again.");
    }

    private static Point point(Fault fault, Verdict verdict, long lost) {
        return new Point(
                "2026-11-21",
                Scenario.GOOD,
                fault,
                "event 7",
                "production 7 ACTIVITY_TASK_SCHEDULED",
                "rollback",
                "Delivered",
                verdict,
                List.of(),
                0,
                1_000,
                lost,
                List.of(),
                580,
                20.5,
                1.5,
                "It is delivered.");
    }
}

package dev.holdpoint.worker.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final TrialReport GOOD =
            new TrialReport(
                    "shop-1.1.0", "1.1.0", "good", "Delivered", true, "It is.", 74.44, null, null);
    private static final TrialReport BAD =
            new TrialReport(
                    "shop-1.2.0", "1.2.0", "bad", "RolledBack", true, "It was.", 29.9, 8.2, 1.25);

    @Test
    void what_came_out_as_it_should_is_one_line_each_and_one_for_the_load() {
        assertThat(Table.lines(report(true, List.of(GOOD, BAD), load(0))))
                .containsExactly(
                        "deployment  outcome        took  first bad request to verdict  decision to"
                                + " stable proven",
                        "shop-1.1.0  Delivered    74.4 s                             -             "
                                + "             -",
                        "shop-1.2.0  RolledBack   29.9 s                         8.2 s             "
                                + "         1.3 s",
                        "",
                        "12,310 requests sent, 20 failed by the bad versions' own fault, 0 lost",
                        "Everything came out as it should.");
    }

    @Test
    void another_outcome_is_named_with_what_it_should_have_been() {
        var wrong =
                new TrialReport(
                        "shop-1.2.0", "1.2.0", "bad", "Delivered", false, "It is.", 80, null, null);

        assertThat(Table.lines(report(false, List.of(GOOD, wrong), load(0))))
                .endsWith("NOT as it should: shop-1.2.0 (bad). It is.")
                .doesNotContain("Everything came out as it should.");
    }

    @Test
    void lost_requests_are_shown_one_by_one_and_end_nothing_well() {
        assertThat(Table.lines(report(false, List.of(GOOD, BAD), load(1))))
                .endsWith(
                        "12,310 requests sent, 20 failed by the bad versions' own fault, 1 lost",
                        "  lost: GET /orders: connection reset",
                        "NOT as it should: requests were lost.");
    }

    private static DemoReport report(
            boolean ok, List<TrialReport> deployments, DemoReport.Load load) {
        return new DemoReport(ok, "a server", "a gateway", 160.3, deployments, load);
    }

    private static DemoReport.Load load(int lost) {
        var examples = lost == 0 ? List.<String>of() : List.of("GET /orders: connection reset");
        return new DemoReport.Load(12_310, 20, lost, Map.of(), examples);
    }
}

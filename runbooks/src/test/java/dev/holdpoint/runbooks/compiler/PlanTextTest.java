package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTextTest {
    @Test
    void a_plan_reads_from_top_to_bottom() {
        var plan = Plans.ready("{'service': 'ledger', 'version': '2.4.0', 'speedup': 10}");

        assertThat(PlanText.lines(plan, List.of("little traffic")))
                .containsExactly(
                        "ledger 2.4.0, type standard",
                        "  plan      " + plan.hash(),
                        "  artifact  sha256:" + "ab".repeat(32) + ", 0c0ffee",
                        "  runbook   in-place, sha256 " + plan.runbook().digest().substring(0, 12),
                        "  speedup   10, already taken off every time below",
                        "  in        production: in place",
                        "",
                        "1  Production (ProductionDeployment, production), on failure: rollback",
                        "   - production/check-1: check rollback-ready",
                        "   - production/deploy-1: deploy the new version [command]",
                        "       undo: stable is deployed again in its place (rollback/deploy-1)",
                        "   - production/check-2: check health [http]",
                        "   - production/hold-1: hold 30 s, a sample each 500 ms",
                        "       if left open, whoever answers has 1 min 30 s, else rollback",
                        "",
                        "Rollback, within 10 min",
                        "   - rollback/deploy-1: deploy stable again [command]",
                        "   - rollback/check-1: check health at stable [http]",
                        "",
                        "Rules",
                        "   - rule-1 P0: error-rate above 10 % → roll back (takes 29 requests)",
                        "   - rule-2 P1: error-rate above 5 % for 6 s → ask within 30 s, else roll"
                                + " back (takes 59 requests)",
                        "   - rule-3 P0: health fails 3 times in a row → roll back",
                        "",
                        "Forecast",
                        "   - little traffic");
    }

    @Test
    void what_is_skipped_and_what_is_not_covered_is_told() {
        assertThat(PlanText.lines(Plans.shop()))
                .contains(
                        "   - pre-deployment-validation/approve-1: tech-lead approves",
                        "       skipped: only for type hotfix, this is standard",
                        "   - not covered: pre-deployment-validation/check-1, coverage: no report"
                                + " yet",
                        "   - rollback/deploy-1: deploy stable again [command]",
                        "       if, as the run will know: slots none");
    }
}

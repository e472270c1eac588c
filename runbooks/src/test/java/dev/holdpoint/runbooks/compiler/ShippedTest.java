package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.runbooks.Examples;
import dev.holdpoint.workflows.plan.PlannedStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ShippedTest {
    static final Iterable<String> NAMES = Shipped.NAMES;

    @ParameterizedTest
    @FieldSource("NAMES")
    void a_shipped_runbook_is_found_by_its_name_and_reads_without_a_problem(String name) {
        var document = Shipped.runbook(name, Examples.ADAPTERS).orElseThrow();

        assertThat(document.problems()).isEmpty();
        assertThat(document.value().name()).isEqualTo(name);
    }

    @Test
    void no_other_name_is_shipped() {
        assertThat(Shipped.runbook("../runbooks/blue-green", Examples.ADAPTERS)).isEmpty();
    }

    @Test
    void blue_green_compiles_for_a_service_with_slots() {
        assertThat(Plans.steps(Plans.shop()))
                .extracting(PlannedStep::id)
                .containsExactly(
                        "pre-deployment-validation/check-1",
                        "pre-deployment-validation/check-2",
                        "pre-deployment-validation/check-3",
                        "pre-deployment-validation/confirm-1",
                        "pre-deployment-validation/notify-1",
                        "pre-deployment-validation/approve-1",
                        "pre-deployment-validation/check-4",
                        "pre-deployment-validation/run-1",
                        "staging/migrate-1",
                        "staging/deploy-1",
                        "staging/check-1",
                        "staging/check-2",
                        "staging/check-3",
                        "production/check-1",
                        "production/backup-1",
                        "production/migrate-1",
                        "production/deploy-1",
                        "production/check-2",
                        "production/shift-1",
                        "production/hold-1",
                        "production/shift-2",
                        "production/hold-2",
                        "production/shift-3",
                        "production/hold-3",
                        "production/shift-4",
                        "production/hold-4",
                        "post-deployment-validation/check-1",
                        "post-deployment-validation/hold-1",
                        "post-deployment-validation/check-2",
                        "post-deployment-validation/notify-1",
                        "rollback/shift-1",
                        "rollback/deploy-1",
                        "rollback/check-1",
                        "rollback/hold-1",
                        "rollback/notify-1");
    }

    @Test
    void in_place_compiles_for_a_service_without_slots() {
        var plan = Plans.ready("{'service': 'ledger', 'version': '1'}");

        assertThat(Plans.steps(plan))
                .extracting(PlannedStep::id)
                .containsExactly(
                        "production/check-1",
                        "production/deploy-1",
                        "production/check-2",
                        "production/hold-1",
                        "rollback/deploy-1",
                        "rollback/check-1");
    }

    @Test
    void blue_green_is_refused_for_a_service_without_slots() {
        assertThat(
                        Plans.refused(
                                "{'service': 'ledger', 'version': '1', 'runbook': 'blue-green'}",
                                Scope.WHOLE))
                .anySatisfy(problem ->
                        assertThat(problem)
                                .startsWith("shipped blue-green.yaml:")
                                .endsWith(
                                        ": stages[1].environment: service ledger has no"
                                                + " environment \"staging\"; it has:"
                                                + " production"))
                .anySatisfy(problem ->
                        assertThat(problem)
                                .endsWith(
                                        "step production/shift-1 moves traffic between two"
                                                + " slots, environment production has 0;"
                                                + " use a runbook that deploys in place"));
    }
}

package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.runbook.Place;
import dev.holdpoint.workflows.runbook.Step;
import dev.holdpoint.workflows.runbook.When;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageCompilerTest {
    private static final String BACK = "{shift: stable}, {deploy: stable}";
    private static final String RULE = "{report: bug, action: warn}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{approve: tech-lead}",
                "{confirm: {a: \"It is so\"}}",
                "{ask: \"Well?\", answers: {fine: continue}}"
            })
    void a_question_waits_a_day_and_then_stops(String step) {
        var common = first(step).step().common();

        assertThat(common.within()).isEqualTo(Duration.ofHours(24));
        assertThat(common.otherwise()).isEqualTo("stop");
    }

    @Test
    void an_open_hold_asks_as_the_runbook_does() {
        var runbook =
                Plans.runbook("{hold: 5m}", BACK, RULE)
                        + "onFailure: {by: tech-lead, answers: {good: continue}, within: 7m,"
                        + " otherwise: stop}\n";
        var hold = Plans.step(Plans.ready(Plans.shopBy(runbook)), "go/hold-1").step();

        assertThat(((Step.Hold) hold).every()).isEqualTo(Duration.ofSeconds(5));
        assertThat(hold.common().by()).isEqualTo("tech-lead");
        assertThat(hold.common().within()).isEqualTo(Duration.ofMinutes(7));
        assertThat(hold.common().otherwise()).isEqualTo("stop");
    }

    @Test
    void a_check_of_what_is_not_applicable_only_is_skipped() {
        assertThat(first("{check: [coverage, api-docs]}"))
                .extracting(PlannedStep::sentence, PlannedStep::skipped)
                .containsExactly(
                        "check coverage and api-docs",
                        "not applicable: coverage: no report yet; api-docs: no public interface");
    }

    @Test
    void what_is_not_applicable_is_left_out_of_a_check() {
        var step = first("{check: [health, coverage]}");

        assertThat(((Step.Check) step.step()).checks()).containsExactly("health");
        assertThat(step.skipped()).isNull();
    }

    @Test
    void lines_of_the_rollback_list_mean_stable() {
        var plan =
                Plans.ready(
                        Plans.shopBy(
                                Plans.runbook("{check: [health]}", BACK + ", {hold: 1m}", RULE)));

        assertThat(plan.stages().getFirst().steps().getFirst().step().common().at())
                .isEqualTo(Place.CANDIDATE);
        assertThat(plan.rollback().steps())
                .allSatisfy(line -> assertThat(line.step().common().at()).isEqualTo(Place.STABLE));
    }

    @Test
    void the_rollback_list_moves_traffic_only_where_there_are_slots() {
        var staging = Plans.ready("{'service': 'shop', 'version': '1', 'environment': 'staging'}");
        var production =
                Plans.ready("{'service': 'shop', 'version': '1', 'environment': 'production'}");

        assertThat(Plans.step(staging, "rollback/shift-1").skipped())
                .isEqualTo("only where there are slots");
        assertThat(Plans.step(staging, "rollback/deploy-1").skipped()).isNull();
        assertThat(Plans.step(production, "rollback/shift-1").skipped()).isNull();
        assertThat(Plans.step(production, "rollback/shift-1").step().common().when()).isNull();
        assertThat(Plans.step(production, "rollback/deploy-1").skipped())
                .isEqualTo("only where there are no slots");
    }

    @Test
    void where_environments_differ_the_run_decides_by_their_slots() {
        var shift = Plans.step(Plans.shop(), "rollback/shift-1").step().common().when();
        var deploy = Plans.step(Plans.shop(), "rollback/deploy-1").step().common().when();

        assertThat(shift).isNotNull().extracting(When::slots).isEqualTo("some");
        assertThat(deploy).isNotNull().extracting(When::slots).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{approve: boss} | stages[0].steps[0].approve: nobody holds the role \"boss\"; held"
                        + " for service shop: tech-lead, release-manager, incident-responder",
                "{check: [healthy]} | stages[0].steps[0].check[0]: service shop has no check"
                    + " \"healthy\"; it has: health, database, smoke, integration, flows,"
                    + " performance, configuration, log-errors, security-log, error-rate-gate,"
                    + " latency-gate, kpi-gate, ci, review, vulnerabilities, benchmarks, coverage,"
                    + " changelog, api-docs, parity, variables",
                "{run: tidy} | stages[0].steps[0].run: service shop has no command \"tidy\"; it"
                        + " has: tag-release, warm",
                "{notify: done, to: moon} | stages[0].steps[0].to: service shop has no notice"
                        + " \"moon\"; it has: stakeholders, on-call"
            })
    void a_name_that_the_service_does_not_have_is_refused(String step, String problem) {
        assertThat(refused(step, "production"))
                .singleElement()
                .asString()
                .startsWith("own.yaml:11:")
                .endsWith(": " + problem);
    }

    @Test
    void a_step_with_an_effect_needs_a_place() {
        var runbook =
                Plans.runbook("{deploy: new}", BACK, RULE)
                        .replace("    environment: production\n", "");

        assertThat(Plans.refused(Plans.shopBy(runbook)))
                .singleElement()
                .asString()
                .endsWith(
                        "stages[0].steps[0]: step go/deploy-1 needs a place; give its stage an"
                                + " environment");
    }

    @Test
    void traffic_needs_two_slots_and_an_adapter() {
        assertThat(refused("{shift: 10%}", "staging"))
                .extracting(problem -> problem.replaceFirst("^[^ ]* ", ""))
                .containsExactly(
                        "stages[0].steps[0]: environment staging of service shop has no traffic"
                                + " adapter",
                        "stages[0].steps[0]: step go/shift-1 moves traffic between two slots,"
                                + " environment staging has 0; use a runbook that deploys in"
                                + " place");
    }

    @Test
    void the_plan_of_an_environment_carries_its_adapters_and_its_queue() {
        var production = Plans.shop().environments().get("production");

        assertThat(production)
                .satisfies(it -> {
                    assertThat(it.worker()).isEqualTo("prod");
                    assertThat(it.slots()).containsOnlyKeys("blue", "green");
                    assertThat(it.deploy()).isNotNull();
                    assertThat(it.traffic()).isNotNull();
                    assertThat(it.database()).isNotNull();
                });
    }

    private static PlannedStep first(String step) {
        return Plans.ready(Plans.shopBy(Plans.runbook(step, BACK, RULE)))
                .stages()
                .getFirst()
                .steps()
                .getFirst();
    }

    private static Iterable<String> refused(String step, String environment) {
        return Plans.refused(
                Plans.shopBy(
                        Plans.runbook(step, BACK, RULE)
                                .replace(
                                        "environment: production", "environment: " + environment)));
    }
}

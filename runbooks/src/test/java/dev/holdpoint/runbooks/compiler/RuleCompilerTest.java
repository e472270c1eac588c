package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.plan.Plan;
import dev.holdpoint.workflows.plan.PlannedRule;
import dev.holdpoint.workflows.runbook.Consequence;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleCompilerTest {
    @ParameterizedTest
    @CsvSource({
        "error-rate,  above: 10%,               29",
        "error-rate,  above: 5%,                59",
        "error-rate,  above: 1%,                299",
        "error-rate,  'above: 1%, atLeast: 50', 50",
        "error-rate,  below: 95%,               59",
        "latency-p95, above: 3s,                59",
        "memory,      above: 90%,               0"
    })
    void a_rule_needs_so_many_requests(String metric, String condition, int requests) {
        var plan =
                plan(
                        "{metric: %s, %s, severity: P1, action: rollback}"
                                .formatted(metric, condition));

        assertThat(plan.rules()).extracting(PlannedRule::atLeast).containsExactly(requests);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{metric: error-rate, above: 10%, severity: P1, action: rollback} | error-rate"
                        + " above 10 % → roll back",
                "{metric: error-rate, above: 5%, for: 2m, severity: P1, action: ask, by: tech-lead,"
                    + " meanwhile: stable, within: 5m, otherwise: rollback} | error-rate above 5 %"
                    + " for 2 min → ask tech-lead within 5 min, else roll back; meanwhile everybody"
                    + " is on stable",
                "{metric: error-rate, above: 1%, during: 5m, action: warn} | error-rate above 1 %"
                        + " in the first 5 min → warn",
                "{metric: latency-p95, above: 500ms, severity: P1, action: hold, within: 1h,"
                    + " otherwise: stop} | latency-p95 above 500 ms → hold within 1 h, else stop",
                "{check: health, fails: 3, severity: P1, action: rollback} | health fails 3 times"
                        + " in a row → roll back",
                "{check: health, fails: 1, severity: P1, action: rollback} | health fails once →"
                        + " roll back",
                "{report: bug, action: warn} | bug reported by a person → warn"
            })
    void a_rule_reads_as_a_sentence(String rule, String sentence) {
        assertThat(plan(rule).rules()).extracting(PlannedRule::sentence).containsExactly(sentence);
    }

    @Test
    void a_rule_that_asks_without_more_asks_as_the_runbook_does() {
        var rule = plan("{report: bug, severity: P1, action: ask}").rules().getFirst().rule();

        assertThat(rule.by()).isNull();
        assertThat(rule.within()).isEqualTo(Duration.ofMinutes(15));
        assertThat(rule.otherwise()).isEqualTo(Consequence.ROLLBACK);
    }

    @Test
    void rules_keep_their_number_when_one_is_not_covered() {
        var plan =
                plan(
                        "{metric: disk, above: 80%, action: warn}, {report: bug, severity: P1,"
                                + " action: rollback}");

        assertThat(plan.rules()).extracting(PlannedRule::id).containsExactly("rule-2");
        assertThat(plan.notes())
                .containsExactly(
                        "not covered: rule-1 (disk above 80 % → warn): the service writes no"
                                + " files");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{metric: error-rate, above: 5s, action: warn} | own.yaml:13:18: rules[0].metric:"
                    + " this metric is a share of requests; expected a limit in per cent, found 5"
                    + " s",
                "{metric: latency-p95, above: 5%, action: warn} | own.yaml:13:18: rules[0].metric:"
                    + " this metric is a time to answer; expected a limit such as 3s, found 5 %",
                "{metric: error-rate, above: 0%, action: warn} | own.yaml:13:18: rules[0].metric:"
                        + " no number of requests proves a limit of 0 %; say how many are enough:"
                        + " atLeast",
                "{metric: queue, above: 5s, action: warn} | own.yaml:13:18: rules[0].metric:"
                        + " service shop has no metric \"queue\"; it has: error-rate, latency-p95,"
                        + " memory, cpu, disk",
                "{check: current, fails: 3, action: warn} | own.yaml:13:17: rules[0].check:"
                        + " \"current\" is built in and runs as a step only",
                "{report: bug, severity: P1, action: ask, by: boss} | own.yaml:13:54: rules[0].by:"
                        + " nobody holds the role \"boss\"; held for service shop: tech-lead,"
                        + " release-manager, incident-responder"
            })
    void what_cannot_be_judged_is_refused(String rule, String problem) {
        assertThat(Plans.refused(Plans.shopBy(runbook(rule)))).containsExactly(problem);
    }

    private static Plan plan(String rules) {
        return Plans.ready(Plans.shopBy(runbook(rules)));
    }

    private static String runbook(String rules) {
        return Plans.runbook("{check: [health]}", "{shift: stable}", rules);
    }

    @Test
    void all_reasons_are_told_at_once() {
        assertThat(
                        Plans.refused(
                                Plans.shopBy(
                                        runbook(
                                                "{metric: queue, above: 1, action: warn}, {metric:"
                                                        + " error-rate, burns: 2, over: 1h,"
                                                        + " action: warn}"))))
                .extracting(problem -> List.of(problem.split(": ")).get(1))
                .containsExactly("rules[0].metric", "rules[1].burns");
    }
}

package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.plan.PlannedStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberingTest {
    private static final String RULE = "{report: bug, action: warn}";

    @Test
    void steps_are_counted_by_kind_once_ramps_are_expanded() {
        assertThat(ids("{shift: 1%}, {ramp: [10% 5m, 100% 5m]}, {hold: 1m}"))
                .containsExactly(
                        "go/shift-1",
                        "go/shift-2",
                        "go/hold-1",
                        "go/shift-3",
                        "go/hold-2",
                        "go/hold-3");
    }

    @Test
    void an_id_stands_for_its_own_step_and_moves_no_other() {
        assertThat(ids("{hold: 1m}, {hold: 2m, id: long}, {hold: 3m}"))
                .containsExactly("go/hold-1", "long", "go/hold-3");
    }

    @Test
    void a_ramp_gives_its_id_to_its_pairs() {
        assertThat(ids("{ramp: [10% 5m, 100% 5m], id: canary}"))
                .containsExactly(
                        "canary/shift-1", "canary/hold-1", "canary/shift-2", "canary/hold-2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Go! | stages[1].stage: two stages become \"go\" in ids; give one of them another"
                        + " name",
                "Rollback | stages[1].stage: \"Rollback\" is the name of the rollback list; give"
                        + " the stage another one",
                "!!! | stages[1].stage: stage \"!!!\" has no letter or digit to make an id of"
            })
    void a_stage_name_that_makes_no_id_of_its_own_is_refused(String name, String problem) {
        var runbook =
                Plans.runbook("{check: [health]}", "{shift: stable}", RULE)
                        .replace("rollback: {", STAGE.replace("NAME", name) + "rollback: {");

        assertThat(Plans.refused(Plans.shopBy(runbook)))
                .singleElement()
                .asString()
                .startsWith("own.yaml:")
                .endsWith(problem);
    }

    @Test
    void an_id_that_exists_twice_is_refused() {
        var runbook = Plans.runbook("{check: [health], id: a}", "{shift: stable, id: a}", RULE);

        assertThat(Plans.refused(Plans.shopBy(runbook)))
                .singleElement()
                .asString()
                .endsWith("rollback.steps[0].id: two steps have the id \"a\"; give one another");
    }

    private static Iterable<String> ids(String steps) {
        var plan = Plans.ready(Plans.shopBy(Plans.runbook(steps, "{shift: stable}", RULE)));
        return plan.stages().getFirst().steps().stream().map(PlannedStep::id).toList();
    }

    private static final String STAGE =
            """
              - stage: "NAME"
                as: PreDeploymentValidation
                onFailure: stop
                steps: [{check: [ci]}]
            """;
}

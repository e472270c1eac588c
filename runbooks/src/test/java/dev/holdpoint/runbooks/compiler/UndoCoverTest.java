package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UndoCoverTest {
    private static final String RULE = "{report: bug, action: warn}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{deploy: new} | {shift: stable} | go/deploy-1 | all traffic back to stable"
                        + " (rollback/shift-1)",
                "{shift: 100%} | {check: [health]}, {shift: stable} | go/shift-1 | all traffic back"
                        + " to stable (rollback/shift-1)",
                "{migrate: up, undo: {none: it adds}} | {shift: stable} | go/migrate-1 | nothing to"
                        + " take back: it adds",
                "{run: tag-release} | {shift: stable} | go/run-1 | nothing to take back: a tag"
                        + " stays"
            })
    void each_effect_says_how_it_is_taken_back(
            String step, String rollback, String id, String undo) {
        var plan = Plans.ready(Plans.shopBy(Plans.runbook(step, rollback, RULE)));

        assertThat(Plans.step(plan, id).undo()).isEqualTo(undo);
    }

    @Test
    void a_step_without_effect_has_no_undo() {
        assertThat(Plans.step(Plans.shop(), "production/check-2").undo()).isNull();
        assertThat(Plans.step(Plans.shop(), "production/hold-1").undo()).isNull();
    }

    @Test
    void without_slots_stable_is_deployed_again() {
        assertThat(Plans.step(Plans.shop(), "staging/deploy-1").undo())
                .isEqualTo("stable is deployed again in its place (rollback/deploy-1)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{deploy: new} | {check: [health]} | step go/deploy-1 is not taken back: the"
                    + " rollback list has no line shift: stable that runs in production; add the"
                    + " line, or say why nothing has to be taken back: undo: {none: \"…\"}",
                "{migrate: up} | {shift: stable} | step go/migrate-1 is not taken back: the"
                    + " rollback list has no line migrate: down that runs in production; add the"
                    + " line, or say why nothing has to be taken back: undo: {none: \"…\"}"
            })
    void an_effect_that_nothing_takes_back_is_refused(
            String step, String rollback, String sentence) {
        assertThat(Plans.refused(Plans.shopBy(Plans.runbook(step, rollback, RULE))))
                .containsExactly("own.yaml:11:13: stages[0].steps[0]: " + sentence);
    }

    @Test
    void a_line_that_never_runs_takes_nothing_back() {
        var rollback = "{shift: stable, when: {type: hotfix}}";

        assertThat(Plans.refused(Plans.shopBy(Plans.runbook("{deploy: new}", rollback, RULE))))
                .singleElement()
                .asString()
                .contains("step go/deploy-1 is not taken back");
    }

    @Test
    void a_command_that_nothing_takes_back_is_refused_at_the_service() {
        assertThat(
                        Plans.refused(
                                Plans.shopBy(
                                        Plans.runbook("{run: warm}", "{shift: stable}", RULE))))
                .containsExactly(
                        "src/test/resources/plans/service-shop.yaml:42:9: commands.warm: command"
                                + " \"warm\" changes the world in step go/run-1 and nothing takes"
                                + " it back; say why nothing has to: undo: {none: \"…\"}");
    }

    @Test
    void a_database_that_cannot_go_down_is_told() {
        var runbook = Plans.runbook("{migrate: up}", "{shift: stable}, {migrate: down}", RULE);

        assertThat(Plans.refused(Plans.shopBy(runbook)))
                .containsExactly(
                        "own.yaml:12:49: rollback.steps[1]: environment production cannot migrate"
                                + " down: its postgres adapter has no way down");
    }
}

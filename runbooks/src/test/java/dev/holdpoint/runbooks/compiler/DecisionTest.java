package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.runbook.When;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final When NOTHING =
            new When(null, null, null, null, null, null, null, Map.of(), null);
    private static final Facts FACTS =
            new Facts("standard", "staging", false, List.of("backfill"), true);

    @Test
    void without_condition_a_step_runs() {
        assertThat(Decision.of(null, FACTS)).isEqualTo(new Decision.Runs());
    }

    @Test
    void what_is_met_runs() {
        var when =
                new When(
                        "standard",
                        "staging",
                        false,
                        null,
                        "some",
                        null,
                        "backfill",
                        Map.of(),
                        null);

        assertThat(Decision.of(when, FACTS)).isEqualTo(new Decision.Runs());
    }

    @Test
    void what_is_not_met_is_skipped_with_every_reason() {
        var when =
                new When("hotfix", "production", true, null, "none", null, "other", Map.of(), null);

        assertThat(Decision.of(when, FACTS))
                .isEqualTo(
                        new Decision.Skipped(
                                "only for type hotfix, this is standard; only when environment"
                                        + " production alone is asked for; only in an emergency;"
                                        + " only when the request names flag other; only where"
                                        + " there are no slots"));
    }

    @Test
    void an_environment_that_is_not_asked_for_matches_nothing() {
        var facts = new Facts("standard", null, false, List.of(), true);

        assertThat(Decision.of(environment("production"), facts))
                .isInstanceOf(Decision.Skipped.class);
    }

    @Test
    void what_was_reached_and_answered_is_left_to_the_run() {
        var when =
                new When(
                        "standard",
                        null,
                        null,
                        null,
                        null,
                        "migrate",
                        null,
                        Map.of("cause", "schema"),
                        null);

        assertThat(Decision.of(when, FACTS))
                .isEqualTo(
                        new Decision.Later(
                                new When(
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        "migrate",
                                        null,
                                        Map.of("cause", "schema"),
                                        null)));
    }

    @Test
    void slots_that_differ_are_left_to_the_run() {
        assertThat(Decision.of(slots("none"), FACTS.withSlots(null)))
                .isEqualTo(new Decision.Later(slots("none")));
    }

    @Test
    void the_opposite_of_what_is_met_is_skipped() {
        assertThat(Decision.of(not(type("standard")), FACTS))
                .isEqualTo(new Decision.Skipped("not for type standard"));
    }

    @Test
    void the_opposite_of_what_is_not_met_runs() {
        assertThat(Decision.of(not(type("hotfix")), FACTS)).isEqualTo(new Decision.Runs());
    }

    @Test
    void the_opposite_of_what_only_the_run_knows_is_left_to_it() {
        var reached = new When("standard", null, null, null, null, "migrate", null, Map.of(), null);
        var rest = new When(null, null, null, null, null, "migrate", null, Map.of(), null);

        assertThat(Decision.of(not(reached), FACTS)).isEqualTo(new Decision.Later(not(rest)));
    }

    @Test
    void an_empty_condition_holds() {
        assertThat(Decision.of(NOTHING, FACTS)).isEqualTo(new Decision.Runs());
    }

    private static When type(String type) {
        return new When(type, null, null, null, null, null, null, Map.of(), null);
    }

    private static When environment(@Nullable String environment) {
        return new When(null, environment, null, null, null, null, null, Map.of(), null);
    }

    private static When slots(String slots) {
        return new When(null, null, null, null, slots, null, null, Map.of(), null);
    }

    private static When not(When when) {
        return new When(null, null, null, null, null, null, null, Map.of(), when);
    }
}

package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartersTest {
    private static final String ROWS =
            """
            mayStart:
              - {emergency: true, by: [incident-responder]}
              - {type: hotfix, by: [incident-responder, tech-lead]}
              - {environment: production, by: [release-manager]}
            """;

    private static Planned plan(String rows, String more) {
        var runbook =
                Plans.runbook("{check: [health]}", "{shift: stable}", "{report: bug, action: warn}")
                        + rows;
        return Plans.shopBy(
                runbook, "{'service': 'shop', 'version': '2.4.0', 'runbook': 'own'" + more + "}");
    }

    @Test
    void who_holds_a_role_of_the_row_may() {
        assertThat(Plans.ready(plan(ROWS, ", 'by': 'bo'")).hash()).isNotEmpty();
        assertThat(Plans.ready(plan(ROWS, ", 'by': 'anna', 'type': 'hotfix'")).hash()).isNotEmpty();
    }

    @Test
    void who_holds_none_is_refused_and_told_who_may() {
        assertThat(Plans.refused(plan(ROWS, ", 'by': 'anna'")))
                .containsExactly(
                        "request: by: anna may not start type standard in production;"
                                + " release-manager (bo) may");
        assertThat(Plans.refused(plan(ROWS, ", 'by': 'bo', 'type': 'hotfix'")))
                .singleElement()
                .asString()
                .contains("bo may not start type hotfix in production; incident-responder (")
                .endsWith(" or tech-lead (anna) may");
    }

    @Test
    void nobody_is_nobody_who_may() {
        assertThat(Plans.refused(plan(ROWS, "")))
                .containsExactly(
                        "request: by: say who starts it; type standard in production may be"
                                + " started by release-manager (bo)");
    }

    @Test
    void an_emergency_has_a_row_of_its_own() {
        var emergency = ", 'emergency': true, 'reason': 'down', 'by': ";

        assertThat(Plans.ready(plan(ROWS, emergency + "'kim'")).hash()).isNotEmpty();
        assertThat(Plans.refused(plan(ROWS, emergency + "'bo'")))
                .singleElement()
                .asString()
                .startsWith("request: by: bo may not start an emergency of type standard");
    }

    @Test
    void a_role_that_nobody_holds_is_told() {
        assertThat(Plans.refused(plan("mayStart: [{type: hotfix, by: [captain]}]\n", "")))
                .singleElement()
                .asString()
                .contains("mayStart[0].by[0]: nobody holds the role \"captain\"");
    }

    @Test
    void where_no_row_fits_anyone_may() {
        var rows = "mayStart: [{type: hotfix, by: [incident-responder]}]\n";

        assertThat(Plans.ready(plan(rows, "")).hash()).isNotEmpty();
    }

    @Test
    void a_runbook_that_says_who_may_start_is_another_plan_and_one_that_does_not_is_none() {
        var open = Plans.ready(plan("", ", 'by': 'bo'")).hash();

        assertThat(Plans.ready(plan(ROWS, ", 'by': 'bo'")).hash()).isNotEqualTo(open);
    }
}

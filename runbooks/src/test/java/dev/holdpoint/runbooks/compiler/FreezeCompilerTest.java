package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.runbooks.Documents;
import dev.holdpoint.runbooks.Examples;
import dev.holdpoint.workflows.plan.PlannedFreeze;
import dev.holdpoint.workflows.runbook.Freeze.WhileRunning;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreezeCompilerTest {
    private static final String ON = "from: \"2026-11-20 18:00\"\nto: \"2026-12-01 08:00\"\n";
    private static final String LATER = "from: \"2026-12-18 18:00\"\nto: \"2027-01-04 08:00\"\n";
    private static final String OVER = "from: \"2026-11-01 00:00\"\nto: \"2026-11-10 00:00\"\n";

    @TempDir private Path folder;

    @BeforeEach
    void documents() throws IOException {
        runbook("{check: [health]}");
    }

    private void runbook(String steps) throws IOException {
        Files.writeString(
                folder.resolve("own.yaml"),
                Plans.runbook(steps, "{shift: stable}", "{report: bug, action: warn}")
                        + "zone: Europe/Berlin\nwindows: {calm: {except: [hotfix]}}\n");
    }

    private void freeze(String more) throws IOException {
        Files.writeString(
                folder.resolve("freeze.yaml"),
                """
                apiVersion: holdpoint.dev/v1alpha1
                kind: Freeze
                name: sale
                zone: Europe/Berlin
                reason: "The year is earned in these days"
                """
                        + more);
    }

    private Planned plan(String more) {
        var own = Documents.read(folder, Examples.ADAPTERS);
        var examples = Plans.DOCUMENTS;
        var all =
                new Documents(
                        own.runbooks(),
                        examples.services(),
                        examples.people(),
                        own.freezes(),
                        own.unread());
        var request = "{'service': 'shop', 'version': '2.4.0', 'runbook': 'own'" + more + "}";
        return Plans.plan(all, Plans.request(request), Scope.WHOLE);
    }

    private List<PlannedFreeze> frozen(String more) {
        return Objects.requireNonNull(Plans.ready(plan(more)).environments().get("production"))
                .freezes()
                .all();
    }

    @Test
    void a_freeze_to_come_is_on_the_plan() throws IOException {
        freeze(LATER + "whileRunning: rollback\n");

        assertThat(frozen(""))
                .containsExactly(
                        new PlannedFreeze(
                                "sale",
                                Instant.parse("2026-12-18T17:00:00Z"),
                                Instant.parse("2027-01-04T07:00:00Z"),
                                "The year is earned in these days",
                                WhileRunning.ROLLBACK,
                                false));
        assertThat(PlanText.lines(Plans.ready(plan(""))))
                .contains(
                        "  frozen    from 2026-12-18 17:00:00 UTC, freeze sale until 2027-01-04"
                                + " 07:00:00 UTC: The year is earned in these days; a run that"
                                + " comes then is refused, one that is under way is rolled back");
    }

    @Test
    void during_it_a_run_that_has_nothing_to_wait_at_is_refused() throws IOException {
        freeze(ON + "exempt: {types: [hotfix], roles: [tech-lead]}\n");

        assertThat(Plans.refused(plan("")))
                .containsExactly(
                        "request: production is frozen by freeze sale until 2026-12-01 07:00:00"
                                + " UTC: The year is earned in these days; start it then, or as"
                                + " one that is exempt (type hotfix, tech-lead, an emergency); a"
                                + " runbook with a wait step before would wait");
    }

    @Test
    void during_it_a_run_with_a_wait_step_waits() throws IOException {
        freeze(ON);
        runbook("{wait: calm}, {check: [health]}");

        assertThat(frozen("")).singleElement().matches(PlannedFreeze::waited);
        assertThat(frozen(", 'type': 'hotfix'")).singleElement().matches(PlannedFreeze::waited);
    }

    @Test
    void a_wait_step_that_does_not_run_waits_for_nothing() throws IOException {
        freeze(ON);
        runbook("{wait: calm, when: {type: hotfix}}, {check: [health]}");

        assertThat(Plans.refused(plan(""))).singleElement().asString().contains("is frozen by");
    }

    @Test
    void a_freeze_that_is_over_or_of_something_else_holds_for_nobody() throws IOException {
        freeze(OVER);
        assertThat(frozen("")).isEmpty();
        freeze(ON + "environments: [staging]\n");
        assertThat(frozen("")).isEmpty();
        freeze(ON + "services: [bank]\n");
        assertThat(frozen("")).isEmpty();
        freeze(ON + "types: [hotfix]\n");
        assertThat(frozen("")).isEmpty();
    }

    @Test
    void who_is_exempt_goes_on_and_it_is_noted() throws IOException {
        freeze(ON + "exempt: {types: [hotfix], roles: [tech-lead], people: [kim]}\n");

        assertThat(Plans.ready(plan(", 'type': 'hotfix'")).notes())
                .contains("freeze sale does not hold in production: type hotfix is exempt");
        assertThat(Plans.ready(plan(", 'by': 'anna'")).notes())
                .contains("freeze sale does not hold in production: anna is exempt as tech-lead");
        assertThat(Plans.ready(plan(", 'by': 'kim'")).notes())
                .contains("freeze sale does not hold in production: kim is exempt");
        assertThat(Plans.refused(plan(", 'by': 'eve'"))).hasSize(1);
    }

    @Test
    void an_emergency_passes_and_it_is_noted() throws IOException {
        freeze(ON);

        var emergency = ", 'emergency': true, 'by': 'kim', 'reason': 'orders are lost'";

        assertThat(Plans.ready(plan(emergency)).notes())
                .contains(
                        "an emergency, declared by kim: orders are lost",
                        "freeze sale does not hold in production: an emergency passes it");
    }

    @Test
    void a_freeze_that_cannot_be_understood_stops_all_but_an_emergency() throws IOException {
        freeze(ON + "services: [shpo]\n");

        assertThat(Plans.refused(plan("")))
                .singleElement()
                .asString()
                .contains("freeze.yaml:8:12: services[0]: found \"shpo\"; expected one of the");
        var emergency = ", 'emergency': true, 'by': 'kim', 'reason': 'orders are lost'";
        assertThat(Plans.ready(plan(emergency)).hash()).isNotEmpty();
    }

    @Test
    void a_freeze_that_is_no_yaml_or_stands_twice_is_not_taken_for_none() throws IOException {
        freeze(ON + "services: [shop\n");
        assertThat(Plans.refused(plan(""))).singleElement().asString().contains("freeze.yaml:");

        freeze(OVER);
        Files.copy(folder.resolve("freeze.yaml"), folder.resolve("twice.yaml"));
        assertThat(Plans.refused(plan("")))
                .singleElement()
                .asString()
                .contains("twice.yaml")
                .contains("expected another name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone", "utf-16", "kind: Freezes", "name: sale", "kind: [", ""})
    void a_file_of_no_known_kind_is_not_taken_for_no_freeze(String broken) throws IOException {
        var file = folder.resolve("freeze.yaml");
        switch (broken) {
            case "gone" -> Files.createSymbolicLink(file, folder.resolve("nowhere"));
            case "utf-16" -> Files.writeString(file, "kind: Freeze\n", StandardCharsets.UTF_16);
            default -> Files.writeString(file, broken);
        }

        assertThat(Plans.refused(plan("")))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it).startsWith(file + ":"));
        var emergency = ", 'emergency': true, 'by': 'kim', 'reason': 'orders are lost'";
        assertThat(Plans.ready(plan(emergency)).hash()).isNotEmpty();
    }

    @Test
    void a_freeze_changes_no_hash() throws IOException {
        var before = Plans.ready(plan("")).hash();
        freeze(LATER);

        assertThat(Plans.ready(plan("")).hash()).isEqualTo(before);
    }
}

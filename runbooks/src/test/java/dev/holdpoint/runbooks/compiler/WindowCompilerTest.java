package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.runbooks.Documents;
import dev.holdpoint.runbooks.Examples;
import dev.holdpoint.workflows.plan.PlannedStep;
import dev.holdpoint.workflows.plan.PlannedWindow;
import dev.holdpoint.workflows.window.Calendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowCompilerTest {
    private static final String WINDOWS =
            """
            zone: Europe/Berlin
            windows:
              calm: {allow: ["Tue-Thu 10:00-14:00"], deny: ["Wed 12:00-13:00"], holidays: days.txt, except: [hotfix, emergency]}
            """;

    @TempDir private Path folder;

    @BeforeEach
    void documents() throws IOException {
        Files.writeString(
                folder.resolve("own.yaml"),
                Plans.runbook(
                                "{wait: calm}, {check: [health]}",
                                "{shift: stable}",
                                "{report: bug, action: warn}")
                        + WINDOWS);
        Files.writeString(
                folder.resolve("days.txt"), "# closed\n\n2026-12-25 Christmas Day\n2027-01-01\n");
    }

    private Planned plan(String more) {
        var own = Documents.read(folder, Examples.ADAPTERS);
        assertThat(own.problems()).isEmpty();
        var runbooks = new HashMap<>(own.runbooks());
        var examples = Plans.DOCUMENTS;
        var all = new Documents(runbooks, examples.services(), examples.people(), own.unread());
        var request = "{'service': 'shop', 'version': '2.4.0', 'runbook': 'own'" + more + "}";
        return Plans.plan(all, Plans.request(request), Scope.WHOLE);
    }

    private PlannedStep waiting(String more) {
        return Plans.ready(plan(more)).stages().getFirst().steps().getFirst();
    }

    @Test
    void a_wait_knows_its_window_with_zone_and_holidays() {
        assertThat(waiting("").window())
                .isEqualTo(
                        new PlannedWindow(
                                "calm",
                                new Calendar(
                                        ZoneId.of("Europe/Berlin"),
                                        List.of("Tue-Thu 10:00-14:00"),
                                        List.of("Wed 12:00-13:00"),
                                        List.of(
                                                LocalDate.of(2026, 12, 25),
                                                LocalDate.of(2027, 1, 1))),
                                1));
    }

    @Test
    void speedup_divides_the_wait() {
        assertThat(waiting(", 'speedup': 60").window())
                .extracting(PlannedWindow::speedup)
                .isEqualTo(60);
    }

    @Test
    void a_type_that_is_excepted_does_not_wait() {
        assertThat(waiting(", 'type': 'hotfix'").skipped())
                .isEqualTo("type hotfix does not wait for window calm");
    }

    @Test
    void an_emergency_does_not_wait_and_stays_on_the_plan() {
        var emergency = ", 'emergency': true, 'by': 'kim', 'reason': 'orders are lost'";

        assertThat(waiting(emergency).skipped())
                .isEqualTo("an emergency does not wait for window calm");
        assertThat(Plans.ready(plan(emergency)).notes())
                .contains("an emergency, declared by kim: orders are lost");
    }

    @Test
    void the_way_back_waits_for_no_window() throws IOException {
        var own = Files.readString(folder.resolve("own.yaml"));
        Files.writeString(
                folder.resolve("own.yaml"),
                own.replace("{shift: stable}", "{wait: calm}, {shift: stable}"));

        assertThat(Plans.refused(plan("")))
                .singleElement()
                .asString()
                .endsWith("rollback.steps[0]: the way back waits for no window; take it out");
    }

    @Test
    void an_emergency_without_a_name_and_a_reason_is_refused() {
        assertThat(Plans.refused(plan(", 'emergency': true, 'by': 'kim'")))
                .containsExactly(
                        "request: emergency: an emergency passes windows; say who declares it and"
                                + " why: by and reason");
        assertThat(Plans.refused(plan(", 'emergency': true, 'reason': 'down', 'by': 'eve'")))
                .containsExactly(
                        "request: by: eve holds no role for service shop and so declares no"
                                + " emergency");
    }

    @Test
    void another_day_in_the_file_is_another_plan() throws IOException {
        var before = Plans.ready(plan("")).hash();
        Files.writeString(folder.resolve("days.txt"), "2026-12-24 Christmas Eve\n");

        assertThat(Plans.ready(plan("")).hash()).isNotEqualTo(before);
    }

    @Test
    void the_plan_for_people_says_what_is_waited_for() {
        assertThat(PlanText.lines(Plans.ready(plan(""))))
                .contains(
                        "       open Tue-Thu 10:00-14:00, closed Wed 12:00-13:00 and on 2 holidays,"
                                + " Europe/Berlin");
    }
}

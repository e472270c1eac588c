package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holdpoint.runbooks.Documents;
import dev.holdpoint.runbooks.Examples;
import dev.holdpoint.workflows.plan.PlannedEnvironment;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
    private static final String SHOP = "{'service': 'shop', 'version': '2.4.0'}";

    @TempDir Path folder;

    @Test
    void the_plan_says_how_late_a_shift_may_land() {
        assertThat(Plans.shop().environments())
                .extractingByKey("production")
                .extracting(PlannedEnvironment::late)
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void an_unknown_service_is_told_with_those_there_are() {
        assertThat(Plans.refused("{'service': 'shopp', 'version': '1'}", Scope.WHOLE))
                .containsExactly(
                        "request: service: there is no service \"shopp\"; there is: bank, ledger,"
                                + " pictures, shop");
    }

    @Test
    void an_unknown_runbook_is_told_with_those_there_are() {
        assertThat(
                        Plans.refused(
                                "{'service': 'shop', 'version': '1', 'runbook': 'green'}",
                                Scope.WHOLE))
                .containsExactly(
                        "request: runbook: there is no runbook \"green\"; there is: blue-green,"
                                + " in-place");
    }

    @Test
    void an_unknown_type_is_told_with_those_there_are() {
        assertThat(
                        Plans.refused(
                                "{'service': 'shop', 'version': '1', 'type': 'feature-flag'}",
                                Scope.WHOLE))
                .containsExactly(
                        "request: type: runbook blue-green has no type \"feature-flag\"; it has:"
                                + " standard, hotfix");
    }

    @Test
    void an_unknown_version_is_a_problem_beside_all_others() {
        var planned =
                Plans.planner()
                        .plan(
                                Plans.request(
                                        "{'service': 'shop', 'version': '9', 'type': 'x',"
                                                + " 'speedup': -1}"),
                                Scope.WHOLE,
                                (_, _) -> {
                                    throw ApplicationFailure.newNonRetryableFailure(
                                            "version 9 is not in releases", "Misconfigured");
                                });

        assertThat(Plans.refused(planned))
                .containsExactly(
                        "request: version: version 9 is not in releases",
                        "request: type: runbook blue-green has no type \"x\"; it has: standard,"
                                + " hotfix",
                        "request: speedup: speedup divides every waiting time and must be at least"
                                + " 1, was -1");
    }

    @Test
    void a_source_that_does_not_answer_now_is_no_problem_of_the_request() {
        assertThatExceptionOfType(ApplicationFailure.class)
                .isThrownBy(() ->
                        Plans.planner()
                                .plan(
                                        Plans.request(SHOP),
                                        Scope.WHOLE,
                                        (_, _) -> {
                                            throw ApplicationFailure.newFailure(
                                                    "no answer", "Unavailable");
                                        }));
    }

    @Test
    void a_service_that_does_not_read_well_is_told_with_its_place() throws IOException {
        var file = folder.resolve("ledger.yaml");
        Files.writeString(
                file,
                Files.readString(Path.of("src/test/resources/plans/service-ledger.yaml"))
                        .replace("runbook: in-place", "runbok: in-place"));

        assertThat(refused("{'service': 'ledger', 'version': '1'}"))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).startsWith(file + ":"));
    }

    @Test
    void a_broken_file_elsewhere_stops_nobody() throws IOException {
        copy("service-ledger.yaml", "ledger.yaml");
        Files.writeString(folder.resolve("broken.yaml"), "kind: Service\nname: [");

        assertThat(plan("{'service': 'ledger', 'version': '1'}")).isInstanceOf(Planned.Ready.class);
        assertThat(refused("{'service': 'other', 'version': '1'}"))
                .hasSizeGreaterThan(1)
                .anySatisfy(it -> assertThat(it).startsWith(folder.resolve("broken.yaml") + ":"));
    }

    @Test
    void a_service_whose_kind_is_mistyped_is_told_once() throws IOException {
        Files.writeString(
                folder.resolve("ledger.yaml"),
                Files.readString(Path.of("src/test/resources/plans/service-ledger.yaml"))
                        .replace("kind: Service", "kind: Sevrice"));

        assertThat(refused("{'service': 'ledger', 'version': '1'}"))
                .filteredOn(it -> it.startsWith(folder.resolve("ledger.yaml") + ":"))
                .singleElement()
                .asString()
                .contains("Sevrice");
    }

    @Test
    void a_service_that_exists_twice_is_refused() throws IOException {
        copy("service-ledger.yaml", "a.yaml");
        copy("service-ledger.yaml", "b.yaml");

        assertThat(refused("{'service': 'ledger', 'version': '1'}"))
                .singleElement()
                .asString()
                .startsWith(folder.resolve("b.yaml") + ":");
    }

    @Test
    void people_that_are_missing_are_told() throws IOException {
        copy("service-shop.yaml", "shop.yaml");

        assertThat(refused(SHOP))
                .contains(
                        folder.resolve("shop.yaml")
                                + ":7:9: people: there is no People document \"acme\"; there is:"
                                + " none");
    }

    @Test
    void a_teams_own_runbook_goes_before_a_shipped_one_and_carries_its_commit() {
        var own =
                Plans.runbook("{check: [health]}", "{shift: stable}", "{report: x, action: warn}")
                        .replace("name: own", "name: blue-green");
        var read = Plans.withRunbook(own).runbooks().get("own");
        var documents =
                new Documents(
                        Map.of("blue-green", Objects.requireNonNull(read)),
                        Plans.DOCUMENTS.services(),
                        Plans.DOCUMENTS.people(),
                        List.of());
        var planner = new Planner(documents, Examples.ADAPTERS, "4f2c1aa+changes", Plans.NOW);
        var plan =
                Plans.ready(
                        planner.plan(
                                Plans.request(SHOP),
                                Scope.WHOLE,
                                (_, asked) -> Plans.artifact(asked)));

        assertThat(plan.runbook().commit()).isEqualTo("4f2c1aa+changes");
        assertThat(plan.stages()).hasSize(1);
    }

    @Test
    void a_shipped_runbook_has_no_commit() {
        assertThat(Plans.shop().runbook().commit()).isNull();
        assertThat(Plans.shop().runbook().digest()).matches("[0-9a-f]{64}");
    }

    private void copy(String from, String to) throws IOException {
        Files.copy(Path.of("src/test/resources/plans", from), folder.resolve(to));
    }

    private Planned plan(String request) {
        return Plans.plan(
                Documents.read(folder, Examples.ADAPTERS), Plans.request(request), Scope.WHOLE);
    }

    private List<String> refused(String request) {
        return Plans.refused(plan(request));
    }
}

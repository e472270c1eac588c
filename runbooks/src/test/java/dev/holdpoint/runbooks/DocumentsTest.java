package dev.holdpoint.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.runbooks.problem.Problem;
import dev.holdpoint.runbooks.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
    private final Documents documents = Documents.read(Examples.GOOD, Examples.ADAPTERS);

    @Test
    void all_examples_read_without_a_problem() {
        assertThat(documents.problems()).isEmpty();
    }

    @Test
    void documents_are_found_by_kind_and_name() {
        assertThat(documents.runbooks())
                .containsKeys(
                        "blue-green", "guarded", "managed-platform", "protocol", "zero-downtime");
        assertThat(documents.services()).containsKeys("billing", "ledger", "vault", "shop");
        assertThat(documents.people()).containsKeys("acme");
    }

    @Test
    void the_runbooks_that_ship_read_without_a_problem() {
        var shipped =
                Documents.read(Path.of("src/main/resources/holdpoint/runbooks"), Examples.ADAPTERS);

        assertThat(shipped.problems()).isEmpty();
        assertThat(shipped.runbooks()).containsKeys("blue-green", "in-place");
    }

    @Test
    void two_documents_without_a_name_are_no_duplicates(@TempDir Path folder) throws IOException {
        var nameless = "apiVersion: holdpoint.dev/v1alpha1\nkind: People\nroles: {a: [x]}\n";
        Files.writeString(folder.resolve("one.yaml"), nameless);
        Files.writeString(folder.resolve("two.yaml"), nameless);

        assertThat(Documents.read(folder, Examples.ADAPTERS).problems())
                .extracting(Problem::kind)
                .doesNotContain(ProblemKind.DUPLICATE_DOCUMENT)
                .contains(ProblemKind.MISSING_KEY);
    }

    @Test
    void each_line_of_a_holiday_file_is_a_date(@TempDir Path folder) throws IOException {
        Files.copy(
                Examples.GOOD.resolveSibling("constraints").resolve("holidays.yaml"),
                folder.resolve("runbook.yaml"));
        var dates = folder.resolve("holidays.txt");
        Files.writeString(dates, "# days off\n\n2026-12-25 Christmas Day\n2026-02-30\nEaster\n");

        assertThat(Documents.read(folder, Examples.ADAPTERS).problems())
                .extracting(Problem::text)
                .containsExactly(
                        dates
                                + ":4:1: line 4: found \"2026-02-30\"; expected a date and a"
                                + " remark, such as 2026-12-25 Christmas Day",
                        dates
                                + ":5:1: line 5: found \"Easter\"; expected a date and a remark,"
                                + " such as 2026-12-25 Christmas Day");
    }

    @Test
    void a_place_that_is_not_in_the_document_is_told_at_what_is_around_it() {
        var runbook = documents.runbooks().get("zero-downtime");

        assertThat(runbook).isNotNull();
        assertThat(runbook.at("rollback.steps[0].nowhere"))
                .isEqualTo(runbook.at("rollback.steps[0]"));
        assertThat(runbook.at("rollback.steps[0].shift").line()).isEqualTo(77);
        assertThat(runbook.digest()).matches("[0-9a-f]{64}");
    }
}

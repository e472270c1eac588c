package dev.holdpoint.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.runbooks.compiler.NotYet;
import dev.holdpoint.runbooks.problem.Problem;
import dev.holdpoint.workflows.approval.Statement;
import dev.holdpoint.workflows.approval.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages about the language show is accepted by it. */
class DocsTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    /** A runbook with all the undo that a step may need; the steps of a page come at the end. */
    private static final String RUNBOOK =
            """
            apiVersion: holdpoint.dev/v1alpha1
            kind: Runbook
            name: page
            sop: {title: "Page", file: page.md}
            types: [standard, hotfix]
            rollback:
              within: 5m
              steps:
                - shift: stable
            rules:
              - {metric: error-rate, above: 5%, severity: P0, action: rollback}
            stages:
              - stage: Production
                as: ProductionDeployment
                environment: production
                onFailure: rollback
                steps:
            """;

    @TempDir Path folder;

    @Test
    void the_freeze_of_its_page_is_accepted() throws IOException {
        var file =
                Files.writeString(
                        folder.resolve("freeze.yaml"), yaml(DOCS.resolve("freezes.md")).getFirst());

        var read = Documents.read(file, Examples.ADAPTERS);

        assertThat(read.freezes()).containsOnlyKeys("year-end");
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void the_whole_example_is_accepted_and_fits_together() throws IOException {
        var documents = yaml(DOCS.resolve("language.md")).getFirst().split("(?m)^---$");
        for (int index = 0; index < documents.length; index++) {
            Files.writeString(folder.resolve(index + ".yaml"), documents[index]);
        }

        var read = Documents.read(folder, Examples.ADAPTERS);

        assertThat(documents).hasSize(3);
        assertThat(read.problems()).isEmpty();
        assertThat(read.together()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check", "confirm", "approve", "ask", "backup", "migrate", "deploy", "shift",
                "ramp", "hold", "run", "notify"
            })
    void the_example_of_a_step_is_accepted(String kind) throws IOException {
        var page = DOCS.resolve("steps").resolve(kind + ".md");
        var steps = yaml(page).getFirst();
        var file = Files.writeString(folder.resolve("page.yaml"), RUNBOOK + steps.indent(6));

        assertThat(steps).contains("- " + kind + ":");
        assertThat(Documents.read(file, Examples.ADAPTERS).problems())
                .extracting(Problem::text)
                .isEmpty();
    }

    @Test
    void the_text_to_sign_is_written_as_it_is_signed() throws IOException {
        var page = Files.readString(DOCS.resolve("steps").resolve("approve.md"));
        var from = page.indexOf("holdpoint approval v1\n");
        var text = page.substring(from, page.indexOf("```", from));

        assertThat(text)
                .isEqualTo(
                        new Statement(
                                        new Subject(
                                                "shop",
                                                "shop-2.4.0",
                                                "0198a3c2-5d1e-7b64-9a10-3f6f2c8e4b71",
                                                "9f2d4c1ab37e60558d0e4f7a92c3b1d6"
                                                        + "e8f5a4730c6b29d18e7f4a5b3c2d1e0f",
                                                "production/approve-1",
                                                "production"),
                                        "approve",
                                        "anna",
                                        Instant.parse("2026-11-22T07:45:00Z"))
                                .text());
    }

    @Test
    void what_cannot_run_yet_is_named() throws IOException {
        var page = Files.readString(DOCS.resolve("language.md"));
        var chapter = page.substring(page.indexOf("## What cannot run yet"));

        assertThat(Arrays.stream(NotYet.values()).map(NotYet::label))
                .isNotEmpty()
                .allSatisfy(label -> assertThat(chapter).contains(label));
    }

    private static List<String> yaml(Path page) throws IOException {
        return YAML.matcher(Files.readString(page)).results().map(DocsTest::inside).toList();
    }

    private static String inside(MatchResult block) {
        return block.group(1);
    }
}

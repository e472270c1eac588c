package dev.holdpoint.runbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.runbooks.Examples;
import dev.holdpoint.workflows.runbook.Rule;
import dev.holdpoint.workflows.runbook.Runbook;
import dev.holdpoint.workflows.runbook.Stage;
import dev.holdpoint.workflows.runbook.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page about the blue-green SOP and the runbook account for every line, each once. */
class SopCoverageTest {
    private static final Path PAGE = Path.of("../docs/sop/blue-green.md");
    private static final Pattern ROW = Pattern.compile("^\\| ([0-9][0-9, -]*) \\|");
    private static final List<String> TABLES =
            List.of("Carried out", "Done without a step", "Not covered yet", "Words only");

    private final Runbook runbook =
            Shipped.runbook("blue-green", Examples.ADAPTERS).orElseThrow().value();
    private final List<String> page = Files.readAllLines(PAGE);

    SopCoverageTest() throws IOException {}

    @Test
    void what_the_page_calls_carried_out_is_what_the_runbook_names() {
        assertThat(table("Carried out")).containsExactlyElementsOf(named());
    }

    @Test
    void every_line_with_text_stands_in_one_table() {
        var lines = TABLES.stream().flatMap(name -> table(name).stream()).sorted().toList();

        assertThat(lines).containsExactlyElementsOf(withText());
        assertThat(withText()).hasSize(342);
    }

    @ParameterizedTest
    @ValueSource(ints = {158, 159, 289, 290, 291, 292, 402})
    void what_the_sop_contradicts_itself_in_is_decided_by_a_rule_or_step(int line) {
        assertThat(named()).contains(line);
    }

    /** The lines that steps, stages, rules and the rollback list of the runbook name. */
    private SortedSet<Integer> named() {
        var sops =
                Stream.of(
                                runbook.stages().stream().map(Stage::sop),
                                runbook.stages().stream()
                                        .flatMap(stage -> stage.steps().stream())
                                        .map(SopCoverageTest::sop),
                                runbook.rollback().steps().stream().map(SopCoverageTest::sop),
                                Stream.of(runbook.rollback().sop()),
                                runbook.rules().stream().map(Rule::sop))
                        .flatMap(stream -> stream)
                        .filter(Objects::nonNull);
        return numbers(sops);
    }

    private static @Nullable String sop(Step step) {
        return step.common().sop();
    }

    private SortedSet<Integer> table(String name) {
        return numbers(
                section(name)
                        .flatMap(line -> ROW.matcher(line).results().map(row -> row.group(1))));
    }

    private SortedSet<Integer> withText() {
        return numbers(
                section("The lines that have text")
                        .filter(line -> !line.isEmpty() && Character.isDigit(line.charAt(0))));
    }

    private Stream<String> section(String name) {
        Predicate<String> heading = line -> line.startsWith("## ");
        return page.stream()
                .dropWhile(line -> !line.equals("## " + name))
                .skip(1)
                .takeWhile(heading.negate());
    }

    private static SortedSet<Integer> numbers(Stream<String> ranges) {
        var numbers = new TreeSet<Integer>();
        ranges.flatMap(range -> Stream.of(range.split("[, ]+")))
                .flatMap(range -> range(range).boxed())
                .forEach(numbers::add);
        return numbers;
    }

    private static IntStream range(String range) {
        var ends = range.split("-");
        return IntStream.rangeClosed(
                Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
    }
}

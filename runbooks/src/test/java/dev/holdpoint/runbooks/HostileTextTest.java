package dev.holdpoint.runbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.holdpoint.runbooks.linter.RunbookLinter;
import dev.holdpoint.runbooks.linter.ServiceLinter;
import dev.holdpoint.runbooks.problem.Problem;
import dev.holdpoint.runbooks.reader.DocumentReader;
import dev.holdpoint.runbooks.reader.DocumentReader.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file contains, what comes of it is a document or a list of problems. */
class HostileTextTest {
    private static final List<String> GRAFTS =
            List.of(
                    "{", "]", ": ", "- x", "~", "[]", "{}", "\t", "'", "*a", "&a", "!x", "1e9",
                    "0");

    private final DocumentReader reader = new DocumentReader(Examples.ADAPTERS);

    static List<Path> documents() {
        return Examples.in(Examples.GOOD);
    }

    @Test
    void bytes_that_are_no_text_are_told() {
        var problems = problems(new byte[] {'a', (byte) 0xC3, (byte) 0x28});

        assertThat(problems)
                .extracting(Problem::text)
                .containsExactly("x.yaml:1:1: document: expected text in UTF-8");
    }

    @Test
    void characters_that_yaml_forbids_are_told() {
        assertThat(problems("a: \u0000".getBytes(StandardCharsets.UTF_8))).hasSize(1);
    }

    @Test
    void deep_nesting_is_told() {
        assertThat(problems("[".repeat(5000).getBytes(StandardCharsets.UTF_8))).hasSize(1);
    }

    @Test
    void aliases_of_aliases_are_told_before_they_fill_the_memory() {
        var text = new StringBuilder("a0: &a0 [x, x]\n");
        for (int level = 1; level <= 20; level++) {
            text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(level, level, level - 1, level - 1));
        }

        assertThat(problems(text.toString().getBytes(StandardCharsets.UTF_8)))
                .extracting(Problem::message)
                .containsExactly("expected a tree, an alias leads back or too far");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void a_damaged_document_never_stops_the_reader(Path document) throws IOException {
        var lines = Files.readAllLines(document);
        var random = new Random(20);
        for (int round = 0; round < 150; round++) {
            var text = String.join("\n", damaged(lines, random));

            assertThatCode(() ->
                            judged(reader.read("x.yaml", text.getBytes(StandardCharsets.UTF_8))))
                    .as(text)
                    .doesNotThrowAnyException();
        }
    }

    private List<Problem> problems(byte[] bytes) {
        return judged(reader.read("x.yaml", bytes));
    }

    private static List<Problem> judged(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Unread(var problems) -> problems;
            case Outcome.ReadRunbook(var _, var runbook) ->
                    runbook.and(RunbookLinter.judge(runbook)).problems();
            case Outcome.ReadService(var _, var service) ->
                    service.and(ServiceLinter.judge(service)).problems();
            case Outcome.ReadPeople(var _, var people) -> people.problems();
            case Outcome.ReadFreeze(var _, var freeze) -> freeze.problems();
        };
    }

    private static List<String> damaged(List<String> lines, Random random) {
        var damaged = new ArrayList<>(lines);
        for (int wounds = 1 + random.nextInt(3); wounds > 0; wounds--) {
            int line = random.nextInt(damaged.size());
            var text = damaged.get(line);
            int column = random.nextInt(text.length() + 1);
            var graft = GRAFTS.get(random.nextInt(GRAFTS.size()));
            switch (random.nextInt(4)) {
                case 0 -> damaged.remove(line);
                case 1 -> damaged.add(line, damaged.get(random.nextInt(damaged.size())));
                case 2 ->
                        damaged.set(
                                line, text.substring(0, column) + graft + text.substring(column));
                default -> damaged.set(line, text.replaceFirst(": .*", ": " + graft));
            }
        }
        return damaged;
    }
}

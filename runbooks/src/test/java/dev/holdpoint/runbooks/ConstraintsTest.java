package dev.holdpoint.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.runbooks.problem.Problem;
import dev.holdpoint.runbooks.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each constraint of the language has a bad example under {@code invalid}, which says at its end
 * word for word what is told, and a good one of the same name under {@code examples/constraints}. A
 * folder is an example of several documents that meet.
 */
class ConstraintsTest {
    private static final String EXPECT = "# expect: ";
    private static final Path MENDED = Path.of("src/test/resources/examples/constraints");

    static List<Path> bad() throws IOException {
        try (var examples = Files.list(Examples.BAD)) {
            return examples.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_bad_example_is_told_word_for_word(Path example) throws IOException {
        assertThat(told(example)).isEqualTo(expected(example)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void the_same_example_mended_has_no_problem(Path example) {
        var mended = MENDED.resolve(example.getFileName());

        assertThat(mended).exists();
        assertThat(problems(mended)).isEmpty();
    }

    /** Gives {@code UNREADABLE} a case of its own: no file in git can be unreadable. */
    @Test
    void a_file_that_is_not_there_is_told() {
        var problems = problems(Path.of("src/test/resources/no-such-file.yaml"));

        assertThat(problems).extracting(Problem::kind).containsExactly(ProblemKind.UNREADABLE);
        assertThat(problems.getFirst().sentence())
                .isEqualTo("document: cannot be read, there is no such file");
    }

    @Test
    void every_constraint_has_a_bad_example() throws IOException {
        var shown =
                bad().stream()
                        .flatMap(example -> problems(example).stream())
                        .map(Problem::kind)
                        .collect(Collectors.toCollection(() -> EnumSet.of(ProblemKind.UNREADABLE)));

        assertThat(EnumSet.complementOf(shown)).isEmpty();
    }

    static List<Problem> problems(Path example) {
        var documents = Documents.read(example, Examples.ADAPTERS);
        return Stream.of(documents.problems(), documents.together())
                .flatMap(List::stream)
                .sorted(Problem.READING_ORDER)
                .toList();
    }

    /** File → what is told of it, each with its line and column. */
    static Map<String, List<String>> told(Path example) {
        return problems(example).stream()
                .collect(
                        Collectors.groupingBy(
                                problem -> problem.at().file(),
                                TreeMap::new,
                                Collectors.mapping(ConstraintsTest::line, Collectors.toList())));
    }

    private static String line(Problem problem) {
        var file = problem.at().file() + ":";
        return problem.text().substring(problem.text().indexOf(file) + file.length());
    }

    private static Map<String, List<String>> expected(Path example) throws IOException {
        var expected = new TreeMap<String, List<String>>();
        for (Path file : Examples.in(example)) {
            var lines =
                    Files.readAllLines(file).stream()
                            .filter(line -> line.startsWith(EXPECT))
                            .map(line -> line.substring(EXPECT.length()))
                            .toList();
            if (!lines.isEmpty()) {
                expected.put(file.toString(), lines);
            }
        }
        return expected;
    }
}

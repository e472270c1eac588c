package dev.holdpoint.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.holdpoint.runbooks.problem.Findings;
import dev.holdpoint.runbooks.problem.Problem;
import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Json;
import dev.holdpoint.runbooks.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas that editors use agree with the reader, as far as a schema can tell. */
class SchemasTest {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** What it takes more than a schema to see: other lines, other files, the adapters. */
    private static final Set<ProblemKind> BEYOND_A_SCHEMA =
            EnumSet.of(
                    ProblemKind.SYNTAX,
                    ProblemKind.AMBIGUOUS,
                    ProblemKind.DUPLICATE_KEY,
                    ProblemKind.DUPLICATE_DOCUMENT,
                    ProblemKind.TAKES,
                    ProblemKind.ZONE,
                    ProblemKind.ZONE_MISSING,
                    ProblemKind.HOLIDAYS,
                    ProblemKind.OTHERWISE,
                    ProblemKind.STAGE_TWICE,
                    ProblemKind.ID_TWICE,
                    ProblemKind.TYPE_UNKNOWN,
                    ProblemKind.WINDOW_UNKNOWN,
                    ProblemKind.QUESTION_UNKNOWN,
                    ProblemKind.ANSWER_UNKNOWN,
                    ProblemKind.STAGE_ENVIRONMENT_UNKNOWN,
                    ProblemKind.STAGE_ENVIRONMENT_MISSING,
                    ProblemKind.LAST_STAGE_ONLY,
                    ProblemKind.UNDO_MISSING,
                    ProblemKind.HOLD_TOO_SHORT,
                    ProblemKind.EXPOSURE_TOO_SHORT,
                    ProblemKind.RULE_UNREACHABLE,
                    ProblemKind.RULE_OVERLAPPING,
                    ProblemKind.ADAPTER_UNKNOWN,
                    ProblemKind.ADAPTER_SETTING,
                    ProblemKind.REFERENCE_UNKNOWN,
                    ProblemKind.REFERENCE_PLACE,
                    ProblemKind.PERSON_UNKNOWN,
                    ProblemKind.KEY_DAMAGED,
                    ProblemKind.KEY_TWICE,
                    ProblemKind.KEY_MISSING,
                    ProblemKind.UNDO_COMMAND_UNKNOWN,
                    ProblemKind.PEOPLE_UNKNOWN,
                    ProblemKind.ROLE_UNHELD,
                    ProblemKind.ENVIRONMENT_UNKNOWN,
                    ProblemKind.CHECK_UNKNOWN,
                    ProblemKind.METRIC_UNKNOWN,
                    ProblemKind.COMMAND_UNKNOWN,
                    ProblemKind.COMMAND_UNDO_MISSING,
                    ProblemKind.NOTICE_UNKNOWN,
                    ProblemKind.PART_UNKNOWN,
                    ProblemKind.SLOTS_NEEDED,
                    ProblemKind.ADAPTER_NEEDED,
                    ProblemKind.FREEZE_ORDER,
                    ProblemKind.START_UNREACHABLE,
                    ProblemKind.SERVICE_UNKNOWN);

    static Stream<Path> good() {
        return Stream.of(
                        Examples.GOOD,
                        Examples.GOOD.resolveSibling("constraints"),
                        Path.of("src/main/resources/holdpoint/runbooks"))
                .flatMap(folder -> Examples.in(folder).stream());
    }

    @ParameterizedTest
    @MethodSource("good")
    void a_good_document_fits_its_schema(Path document) throws IOException {
        assertThat(errors(document)).isEmpty();
    }

    @Test
    void a_bad_document_is_refused_unless_it_takes_more_than_a_schema() throws IOException {
        for (var bad : told().entrySet()) {
            if (!BEYOND_A_SCHEMA.containsAll(bad.getValue())) {
                assertThat(errors(bad.getKey())).as(bad.getKey().toString()).isNotEmpty();
            }
        }
    }

    /** Keeps the list of exceptions from growing longer than it must be. */
    @Test
    void what_takes_more_than_a_schema_is_accepted_by_it() throws IOException {
        var accepted = EnumSet.noneOf(ProblemKind.class);
        for (var bad : told().entrySet()) {
            if (errors(bad.getKey()).isEmpty()) {
                accepted.addAll(bad.getValue());
            }
        }

        assertThat(accepted).containsExactlyInAnyOrderElementsOf(BEYOND_A_SCHEMA);
    }

    /** Bad file → the kinds of problems it shows. */
    private static Map<Path, Set<ProblemKind>> told() throws IOException {
        return ConstraintsTest.bad().stream()
                .flatMap(example -> ConstraintsTest.problems(example).stream())
                .collect(
                        Collectors.groupingBy(
                                problem -> Path.of(problem.at().file()),
                                Collectors.mapping(Problem::kind, Collectors.toSet())));
    }

    private static List<Error> errors(Path document) throws IOException {
        var root = Yaml.read(document.toString(), Files.readString(document), new Findings());
        if (root.isEmpty()) {
            return List.of();
        }
        var json = Json.of(root.get());
        return schema(json.path("kind").asText("runbook")).validate(json);
    }

    private static Schema schema(String kind) throws IOException {
        var name = kind.toLowerCase(Locale.ROOT);
        var file = Set.of("service", "people", "freeze").contains(name) ? name : "runbook";
        var resource = "/holdpoint/schema/" + file + ".schema.json";
        try (var bytes = Objects.requireNonNull(SchemasTest.class.getResourceAsStream(resource))) {
            return REGISTRY.getSchema(bytes, InputFormat.JSON);
        }
    }
}

package dev.holdpoint.activities.file;

import static dev.holdpoint.workflows.judge.Verdict.NO_DATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.activities.SchemaExamples;
import dev.holdpoint.workflows.judge.Verdict;
import dev.holdpoint.workflows.port.CheckCall;
import dev.holdpoint.workflows.port.CheckResult;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileCheckTest {
    @TempDir Path workspace;

    @BeforeEach
    void leave_a_report() throws IOException {
        var report = workspace.resolve("coverage.json");
        Files.writeString(report, "{\"version\": \"2.0.0\", \"lines\": 83}");
        Files.setLastModifiedTime(
                report, FileTime.from(Instant.now().minus(Duration.ofHours(5).plusMinutes(1))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'path': 'coverage.json'}| PASS| exists",
                "{'path': 'none.json'}| FAIL| does not exist",
                "{'path': 'coverage.json', 'contains': 'lines'}| PASS| contains \"lines\"",
                "{'path': 'coverage.json', 'contains': 'rows'}| FAIL| does not contain \"rows\"",
                "{'path': 'coverage.json', 'newerThan': '6h'}| PASS| exists",
                "{'path': 'coverage.json', 'newerThan': '4h'}| FAIL| was changed 5 h ago, expected"
                        + " at most 4 h",
                "{'path': 'coverage.json', 'json': {'/version': '${version}'}}| PASS| is as"
                        + " expected",
                "{'path': 'coverage.json', 'json': {'/lines': 90}}| FAIL| is not as expected:"
                        + " /lines is 83, expected 90"
            })
    void a_file_is_looked_at(String settings, Verdict verdict, String end) {
        var result = check(settings);

        assertThat(result.verdict()).isEqualTo(verdict);
        assertThat(result.sentence()).startsWith(workspace.toString()).endsWith(" " + end);
    }

    @Test
    void the_examples_of_its_schema_are_understood() {
        SchemaExamples.areUnderstood("check-file", FileSettings.class);
    }

    @Test
    void what_is_not_json_is_no_data() throws IOException {
        Files.writeString(workspace.resolve("coverage.json"), "no report");

        var result = check("{'path': 'coverage.json', 'json': {'/lines': 90}}");

        assertThat(result.verdict()).isEqualTo(NO_DATA);
        assertThat(result.sentence()).contains("coverage.json is not JSON: ");
    }

    @Test
    void what_cannot_be_read_is_no_data() {
        var result = check("{'path': '" + workspace + "', 'contains': 'x'}");

        assertThat(result.verdict()).isEqualTo(NO_DATA);
        assertThat(result.sentence()).contains(" cannot be read: ");
    }

    @Test
    void a_relative_path_needs_a_workspace() {
        var target = target("{'path': 'coverage.json'}", Map.of());
        var call = new AdapterCall(target, null, _ -> {});
        var check = new CheckCall("coverage", target, Duration.ofSeconds(1), null);

        assertThatThrownBy(() -> new FileCheck().check(call, check))
                .hasMessageContaining(
                        "The file check of shop names coverage.json, which needs a workspace; this"
                                + " artifact has none. Name an absolute path.");
    }

    private CheckResult check(String settings) {
        var target =
                target(settings, Map.of("version", "2.0.0", "workspace", workspace.toString()));
        var call = new AdapterCall(target, null, _ -> {});
        var check = new CheckCall("coverage", target, Duration.ofSeconds(1), null);
        return new FileCheck().check(call, check);
    }

    private static Target target(String settings, Map<String, String> references) {
        try {
            var json = new ObjectMapper().readTree(settings.replace('\'', '"'));
            return new Target("shop", null, new Binding("file", json), null, Map.of(), references);
        } catch (JsonProcessingException e) {
            throw new AssertionError(settings, e);
        }
    }
}

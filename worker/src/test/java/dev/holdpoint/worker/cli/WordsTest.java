package dev.holdpoint.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs no server: words, documents, plans. */
class WordsTest {
    @TempDir private Path folder;

    @Test
    void alone_it_says_what_it_can_do() {
        var ran = Ran.holdpoint();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains(
                        "worker",
                        "deploy",
                        "status",
                        "list",
                        "follow",
                        "approve",
                        "reject",
                        "confirm",
                        "answer",
                        "report",
                        "abort",
                        "pause",
                        "resume",
                        "promote",
                        "extend",
                        "rollback",
                        "hand-in",
                        "lint",
                        "plan");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy",
                "deploy pad",
                "deploy pad 1 --speedup=fast",
                "deploy pad 1 --colour",
                "status a b c",
                "approve",
                "answer pad-1",
                "extend pad-1",
                "report pad-1",
                "confirm pad-1",
                "rollback pad",
                "plan pad",
                "lint --output=xml",
                "worker --port=x",
                "wonder"
            })
    void wrong_words_are_usage(String line) {
        var ran = Ran.holdpoint(line.split(" "));
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).startsWith("holdpoint: ").contains("What may be said: holdpoint ");
        assertThat(ran.err().lines()).hasSizeLessThan(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "follow", "rollback"})
    void the_help_of_what_follows_tells_the_exit_codes(String command) {
        assertThat(Ran.holdpoint(command, "--help").out())
                .containsPattern("Exit codes:\n +0 +Delivered")
                .containsPattern("\n +130 +Ctrl-C: the following ended, the run goes on");
    }

    @Test
    void a_configuration_that_is_not_there_stops_the_worker_at_once() {
        var ran = Ran.holdpoint("worker", "--config=" + folder.resolve("none.yaml"));
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("none.yaml cannot be read");
    }

    @Test
    void who_speaks_is_the_flag_the_variable_or_the_user() {
        var variable = Map.of("HOLDPOINT_BY", "bo");
        assertThat(Person.name("anna", variable, "root")).isEqualTo("anna");
        assertThat(Person.name(null, variable, "root")).isEqualTo("bo");
        assertThat(Person.name(null, Map.of(), "root")).isEqualTo("root");
        assertThatThrownBy(() -> Person.name(null, Map.of(), null))
                .hasMessageContaining("give --by NAME or set HOLDPOINT_BY");
    }

    @Test
    void items_are_done_unless_told() {
        assertThat(ConfirmCommand.attested(List.of("notes", "secrets=n/a")))
                .containsExactly(Map.entry("notes", "done"), Map.entry("secrets", "n/a"));
    }

    @Test
    void the_state_of_a_run_is_the_word_of_the_server() {
        assertThat(Listing.state("WORKFLOW_EXECUTION_STATUS_TIMED_OUT")).isEqualTo("TimedOut");
        assertThat(Listing.state("WORKFLOW_EXECUTION_STATUS_RUNNING")).isEqualTo("Running");
    }

    @Test
    void documents_without_fault_are_counted_and_faults_are_placed() throws IOException {
        PadDocuments.write(folder);
        var good = Ran.holdpoint("lint", folder.toString());
        assertThat(good.exitCode()).isZero();
        assertThat(good.err()).isEqualTo("2 documents, nothing wrong\n");

        var missing = Ran.holdpoint("lint", folder.resolve("pod.yaml").toString());
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err())
                .isEqualTo(
                        "holdpoint: There is no file or folder %s; nothing was read.\n"
                                .formatted(folder.resolve("pod.yaml")));

        var file = folder.resolve("pad.yaml");
        Files.writeString(file, Files.readString(file).replace("hold: 20s", "hold: soon"));
        var bad = Ran.holdpoint("lint", folder.toString());
        assertThat(bad.exitCode()).isEqualTo(6);
        assertThat(bad.out()).contains("pad.yaml:", "stages[1].steps[2].hold", "\"soon\"");
        assertThat(Ran.holdpoint("lint", file.toString(), "-o", "json").out())
                .contains("\"path\" : \"stages[1].steps[2].hold\"", "\"found\" : \"soon\"");
    }

    @Test
    void a_plan_is_shown_with_its_hash_or_everything_against_it() throws IOException {
        PadDocuments.write(folder);
        var plan = Ran.holdpoint("plan", "pad", "1.1", "--runbooks=" + folder);
        assertThat(plan.exitCode()).isZero();
        assertThat(plan.out())
                .startsWith("pad 1.1, type standard\n  plan      ")
                .contains("artifact  sha-1.1", "production/deploy-1");
        assertThat(Ran.holdpoint("plan", "pad", "1.1", "--runbooks=" + folder, "-o", "json").out())
                .startsWith("{")
                .contains("\"hash\" : ");

        var unknown = Ran.holdpoint("plan", "pot", "1.1", "--runbooks=" + folder);
        assertThat(unknown.exitCode()).isEqualTo(6);
        assertThat(unknown.out()).contains("there is no service \"pot\"; there is: pad");

        var nowhere = Ran.holdpoint("plan", "pad", "1", "--runbooks=" + folder.resolve("x"));
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(nowhere.err()).contains("does not exist").contains("HOLDPOINT_RUNBOOKS");
    }

    @Test
    void a_service_without_people_is_told_which_line_it_lacks() throws IOException {
        PadDocuments.write(folder);
        var file = folder.resolve("service-pad.yaml");
        Files.writeString(file, Files.readString(file).replaceAll("(?m)^people: .*\n", ""));
        var plan = Ran.holdpoint("plan", "pad", "1.1", "--runbooks=" + folder);
        assertThat(plan.exitCode()).isEqualTo(6);
        assertThat(plan.out())
                .contains(
                        "nobody holds the role \"lead\"; service pad says nothing of people: add"
                                + " the line people: ");
    }

    @Test
    void what_is_asked_for_and_not_there_is_the_same_to_plan_and_deploy() throws IOException {
        PadDocuments.write(folder);
        var nowhere =
                Ran.holdpoint("plan", "pad", "1.1", "--environment=moon", "--runbooks=" + folder);
        assertThat(nowhere.exitCode()).isEqualTo(6);
        assertThat(nowhere.out()).contains("moon");
    }

    @Test
    void a_folder_without_documents_is_not_called_well() {
        var ran = Ran.holdpoint("lint", folder.toString());

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("There is no document in " + folder + "; nothing was");
    }
}

package dev.holdpoint.worker.host;

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
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
    @TempDir private Path folder;

    private SettingsFile file(String text) throws IOException {
        return SettingsFile.read(Files.writeString(folder.resolve("worker.yaml"), text));
    }

    @Test
    void keys_of_every_kind_are_read() throws IOException {
        var file =
                file(
                        """
                        holdpoint:
                          runbooks: /srv/sop
                          drain: 90s
                          http: {port: 9000}
                        temporal:
                          connection: {enable-https: true}
                          workers:
                            - task-queue: holdpoint
                              capacity: {max-concurrent-activity-executors: 5}
                        micronaut:
                          server: {context-path: /h}
                        """);

        assertThat(file.problems()).isEmpty();
        assertThat(file.values())
                .isEqualTo(
                        Map.of(
                                "holdpoint.runbooks", "/srv/sop",
                                "holdpoint.drain", "90s",
                                "holdpoint.http.port", "9000",
                                "temporal.connection.enable-https", "true",
                                "temporal.workers",
                                        List.of(
                                                Map.of(
                                                        "task-queue",
                                                        "holdpoint",
                                                        "capacity",
                                                        Map.of(
                                                                "max-concurrent-activity-executors",
                                                                5))),
                                "micronaut.server.context-path", "/h"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "holdpoint: {runbokks: x} | 1:13: holdpoint.runbokks: found \"runbokks\";"
                        + " expected the key \"runbooks\"",
                "holdpoint: {http: {prt: 1}} | 1:20: holdpoint.http.prt: found \"prt\"; expected"
                        + " the key \"port\"",
                "holdpnt: {} | 1:1: holdpnt: found \"holdpnt\"; expected the key \"holdpoint\"",
                "logging: {} | 1:1: logging: found \"logging\"; expected one of the keys"
                        + " holdpoint, temporal",
                "holdpoint: x | 1:12: holdpoint: found \"x\"; expected the keys drain, evidence,"
                        + " http, profile, runbooks, runs, state, worker, workflows, workspaces",
                "holdpoint: {drain: soon} | 1:20: holdpoint.drain: found \"soon\"; expected a time"
                        + " such as 20s",
                "holdpoint: {drain: [1]} | 1:20: holdpoint.drain: found \"[…]\"; expected a time"
                        + " such as 20s",
                "holdpoint: {workflows: 1} | 1:24: holdpoint.workflows: found \"1\"; expected true"
                        + " or false",
                "holdpoint: {worker: Prod East} | 1:21: holdpoint.worker: found \"Prod East\";"
                        + " expected a name of small letters, digits and -",
                "holdpoint: {http: {port: 65536}} | 1:26: holdpoint.http.port: found \"65536\";"
                        + " expected a port from 0 to 65535",
                "temporal: {workflow-cache: {max-threads: 0}} | 1:42:"
                        + " temporal.workflow-cache.max-threads: found \"0\"; expected a whole"
                        + " number from 1",
                "temporal: {workers: [{queue: x}]} | 1:23: temporal.workers[0].queue: found"
                        + " \"queue\"; expected one of the keys capacity, task-queue",
                "temporal: {workers: {}} | 1:21: temporal.workers: found \"{…}\"; expected a list",
                "holdpoint: {drain: 1s, drain: 2s} | 1:24: holdpoint.drain: this key stands here"
                        + " twice",
                "holdpoint: { | 1:13: document: not YAML: expected the node content, but found"
                        + " '<stream end>'",
            })
    void a_mistake_is_told_with_its_place(String text, String problem) throws IOException {
        assertThat(file(text).problems())
                .containsExactly(folder.resolve("worker.yaml") + ":" + problem);
    }

    @Test
    void all_mistakes_are_told_at_once() throws IOException {
        assertThat(file("holdpoint: {drain: soon, workflows: maybe}\nx: 1").problems()).hasSize(3);
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> SettingsFile.read(folder.resolve("no.yaml")))
                .isInstanceOf(WrongSettings.class)
                .hasMessage("The configuration %s cannot be read.", folder.resolve("no.yaml"));
    }
}

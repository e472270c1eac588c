package dev.holdpoint.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.workflows.scene.Histories;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Histories of every released version, which the code of now must follow event by event. They are
 * recorded once, before a release, with {@code -Dholdpoint.histories=<folder>}, and never again.
 */
class ReplayTest {
    private static Map<String, WorkflowExecutionHistory> recorded()
            throws IOException, URISyntaxException {
        var folder =
                Path.of(
                        Objects.requireNonNull(
                                        ReplayTest.class.getResource("/histories"),
                                        "no recorded histories on the class path")
                                .toURI());
        var histories = new TreeMap<String, WorkflowExecutionHistory>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(f -> f.toString().endsWith(Histories.SUFFIX)).toList()) {
                histories.put(folder.relativize(file).toString(), Histories.read(file));
            }
        }
        return histories;
    }

    @Test
    void every_recorded_history_replays() throws IOException, URISyntaxException {
        var histories = recorded();
        assertThat(histories).hasSizeGreaterThan(10);
        assertThat(
                        histories.values().stream()
                                .map(h -> h.getEvents().getFirst())
                                .map(e -> e.getWorkflowExecutionStartedEventAttributes())
                                .map(a -> a.getWorkflowType().getName())
                                .collect(Collectors.toSet()))
                .contains("Deployment", "ProductionDeployment", "Environment", "Rollback");

        Histories.replay(histories);
    }
}

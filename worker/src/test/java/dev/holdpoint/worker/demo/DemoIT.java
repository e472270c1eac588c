package dev.holdpoint.worker.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.worker.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo as people run it: the start script of the packaged folder, to its own end. */
@Timeout(900)
class DemoIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;

    @Test
    void three_deployments_come_out_as_they_should_and_leave_nothing() throws Exception {
        var temporary = Files.createDirectory(folder.resolve("temporary"));
        var here = Files.createDirectory(folder.resolve("here"));
        var demo = start(here, temporary);
        var seen = new HashMap<Long, ProcessHandle>();
        while (!demo.waitFor(200, TimeUnit.MILLISECONDS)) {
            Processes.naming(temporary).forEach(process -> seen.put(process.pid(), process));
        }

        var said = Files.readString(folder.resolve("progress"));
        assertThat(demo.exitValue()).as(said).isZero();
        assertOutcomes(answer());
        assertThat(said).contains("shop-1.3.0", "the demo keeps silent", "stable serves again");
        assertThat(seen).as("the demo started processes of its own").hasSizeGreaterThan(4);
        Await.until(
                "everything that the demo started is gone: " + seen.keySet(),
                () -> seen.values().stream().noneMatch(Processes::lives));
        assertThat(temporary).as("what the demo leaves").isEmptyDirectory();
        assertThat(here).as("what the demo leaves where it was started").isEmptyDirectory();
    }

    private Process start(Path here, Path temporary) throws IOException {
        var builder =
                Packaged.holdpoint("demo", "--temporal=in-process", "--output", "json")
                        .directory(here.toFile())
                        .redirectOutput(folder.resolve("answer.json").toFile())
                        .redirectError(folder.resolve("progress").toFile());
        builder.environment().put("HOLDPOINT_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
        return builder.start();
    }

    /** Exactly one JSON value, and nothing after it. */
    private JsonNode answer() throws IOException {
        try (var parser = JSON.createParser(folder.resolve("answer.json").toFile())) {
            JsonNode answer = parser.readValueAsTree();
            assertThat(parser.nextToken()).as("what follows the answer").isNull();
            return answer;
        }
    }

    private static void assertOutcomes(JsonNode answer) {
        assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
        assertThat(answer.path("temporal").asText()).contains("in-process server");
        assertThat(answer.path("deployments").findValuesAsText("outcome"))
                .isEqualTo(List.of("Delivered", "RolledBack", "RolledBack"));
        assertThat(answer.path("seconds").asDouble()).isPositive();
        answer.path("deployments").forEach(DemoIT::assertSeconds);
        assertLoad(answer.path("load"));
    }

    private static void assertSeconds(JsonNode deployment) {
        assertThat(deployment.path("seconds").asDouble()).isPositive();
        boolean bad = deployment.path("outcome").asText().equals("RolledBack");
        for (var name : List.of("secondsFromFirstBadToVerdict", "secondsFromDecisionToProven")) {
            assertThat(deployment.hasNonNull(name)).as("%s in %s", name, deployment).isEqualTo(bad);
            assertThat(deployment.path(name).asDouble(1)).isPositive();
        }
    }

    private static void assertLoad(JsonNode load) {
        assertThat(load.path("sent").asLong()).isGreaterThan(1000);
        assertThat(load.path("failedByFault").asLong()).isPositive();
        assertThat(load.path("lost").asLong(-1)).as(load.toString()).isZero();
        Map<String, Object> versions =
                JSON.convertValue(load.path("answeredBy"), JSON.constructType(Map.class));
        assertThat(versions).containsOnlyKeys("1.0.0", "1.1.0", "1.2.0", "1.3.0");
    }
}

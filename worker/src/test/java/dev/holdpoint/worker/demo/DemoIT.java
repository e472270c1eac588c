package dev.holdpoint.worker.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        var demo = DemoRun.start(folder, "--temporal=in-process", "--output", "json");

        assertThat(demo.end()).as(demo.progress()).isZero();

        assertOutcomes(onlyValue(demo.answer()));
        assertThat(demo.progress())
                .contains("shop-1.3.0", "the demo keeps silent", "stable serves again");
        demo.assertNothingLeft();
    }

    /** Exactly one JSON value, and nothing after it. */
    private static JsonNode onlyValue(String answer) throws IOException {
        try (var parser = JSON.createParser(answer)) {
            JsonNode value = parser.readValueAsTree();
            assertThat(parser.nextToken()).as("what follows the answer").isNull();
            return value;
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

package dev.holdpoint.activities;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.command.CommandDeploy;
import dev.holdpoint.activities.command.CommandTraffic;
import dev.holdpoint.activities.command.Runner;
import dev.holdpoint.workflows.port.HandsActivities;
import dev.holdpoint.workflows.port.HandsActivities.HandsCall;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import dev.holdpoint.workflows.runbook.Ordered;
import io.temporal.testing.TestActivityEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandsDispatchTest {
    private static final Map<String, String> SLOTS =
            Ordered.of("blue", "http://blue", "green", "http://green");
    private static final String DEPLOY =
            """
            {"in": "/srv/shop", "current": ["true"], "start": ["true"],
             "back": ["make", "rollback", "VERSION=${stable.version}"]}\
            """;
    private static final String TRAFFIC =
            """
            {"in": "/srv/shop", "current": ["true"], "counters": ["true"],
             "set": ["ops/route", "${slot}", "${share}"]}\
            """;

    @TempDir private Path folder;
    private final TestActivityEnvironment worker = TestActivityEnvironment.newInstance();

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    void with_slots_traffic_alone_goes_back_to_stable() {
        var call = new HandsCall(target(DEPLOY, SLOTS), target(TRAFFIC, SLOTS), "green");

        assertThat(hands().byHand(call))
                .containsExactly(
                        "# all traffic to green",
                        "cd /srv/shop && ops/route green 100",
                        "cd /srv/shop && ops/route blue 0");
    }

    @Test
    void without_slots_the_stable_release_is_put_back() {
        var call = new HandsCall(target(DEPLOY, Map.of()), null, null);

        assertThat(hands().byHand(call))
                .containsExactly(
                        "# the stable release back in place",
                        "cd /srv/shop && make rollback VERSION=2.3.0");
    }

    private HandsActivities hands() {
        var runner = new Runner(folder);
        var adapters = new Adapters(List.of(new CommandDeploy(runner), new CommandTraffic(runner)));
        worker.registerActivitiesImplementations(new HandsDispatch(adapters));
        return worker.newActivityStub(HandsActivities.class);
    }

    private static Target target(String settings, Map<String, String> slots) {
        try {
            var binding = new Binding("command", new ObjectMapper().readTree(settings));
            var references = Map.of("stable.version", "2.3.0");
            return new Target("shop", "production", binding, null, slots, references);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(settings, e);
        }
    }
}

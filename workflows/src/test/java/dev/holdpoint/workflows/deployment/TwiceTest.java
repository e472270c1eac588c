package dev.holdpoint.workflows.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.holdpoint.workflows.scene.Plans;
import dev.holdpoint.workflows.scene.Scene;
import dev.holdpoint.workflows.status.State;
import dev.holdpoint.workflows.wire.FailureTypes;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.RawValue;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key that stands twice is refused at every door: nobody knows which of the two was meant. */
class TwiceTest {
    @AutoClose final Scene scene = new Scene();

    @BeforeEach
    void stable_serves() {
        scene.world().serving("blue", "2.3.0", "green");
    }

    /** As people type it; a map could not hold it. */
    private static RawValue typed(String json) {
        return new RawValue(
                Payload.newBuilder()
                        .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
                        .setData(ByteString.copyFromUtf8(json))
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, version",
        "ProductionDeployment, version",
        "Rollback, environment",
        "Environment, environment"
    })
    void a_start(String type, String twice) {
        var input = "{\"service\":\"shop\",\"%s\":\"a\",\"%s\":\"b\"}".formatted(twice, twice);

        var failure = scene.start(type, "twice", typed(input)).failure();

        assertThat(failure.getType()).isEqualTo(FailureTypes.INVALID_REQUEST);
        assertThat(failure.getOriginalMessage())
                .startsWith(
                        "The input of %s is not right: Duplicate field '%s'. It knows service, "
                                .formatted(type, twice));
    }

    private Scene.Run waiting() {
        var run = scene.deploy(Plans.blueGreen("2.4.0").plan());
        run.until(State.WAITING_PERSON);
        return run;
    }

    @Test
    void a_command_to_the_run_and_to_its_stage() {
        waiting();
        var approve = typed("{\"by\":\"anna\",\"by\":\"kim\"}");

        for (var id : new String[] {"shop-2.4.0", "shop-2.4.0:production"}) {
            assertThat(scene.run(id).refusal("approve", approve))
                    .startsWith(
                            "The message of approve is not right: Duplicate field 'by'. It knows by"
                                    + " and optionally ");
        }
    }

    @Test
    void a_key_deep_in_a_command() {
        assertThat(
                        waiting()
                                .refusal(
                                        "confirm",
                                        typed(
                                                "{\"by\":\"bo\",\"items\":{\"a\":\"done\",\"a\":\"n/a\"}}")))
                .startsWith("The message of confirm is not right: Duplicate field 'a'.");
    }

    @Test
    void a_signal() {
        var run = waiting();
        run.signal("approve", typed("{\"by\":\"anna\",\"by\":\"anna\"}"));

        var told = run.until("told", s -> !s.events().getLast().text().startsWith("asks"));

        assertThat(told.events().getLast().text())
                .startsWith("ignored signal approve: The message of approve is not right: Dup");
        assertThat(told.state()).isEqualTo(State.WAITING_PERSON);
    }

    @Test
    void an_adopt() {
        scene.start(
                "Environment",
                "shop@production",
                Map.of("service", "shop", "environment", "production"));

        assertThat(
                        scene.run("shop@production")
                                .refusal("adopt", typed("{\"by\":\"anna\",\"by\":\"kim\"}")))
                .startsWith("The message of adopt is not right: Duplicate field 'by'.");
    }
}

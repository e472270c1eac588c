package dev.holdpoint.worker.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that people copy lead to where they were shown. */
class PlaceTest {
    private static final Place ELSEWHERE = new Place("temporal.example:7233", "shops");

    @Test
    void a_temporal_command_is_led_to_another_address_and_namespace() {
        assertThat(
                        ELSEWHERE.lead(
                                "stop      send abort: temporal workflow update execute -w a --name"
                                        + " abort -i '{}'"))
                .isEqualTo(
                        "stop      send abort: temporal workflow update execute --address"
                            + " temporal.example:7233 --namespace shops -w a --name abort -i '{}'");
        assertThat(ELSEWHERE.lead("temporal workflow start --type Rollback"))
                .isEqualTo(
                        "temporal workflow start --address temporal.example:7233 --namespace shops"
                                + " --type Rollback");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "temporal server start-dev",
                "by temporal workflow describe",
                "approved by anna: temporal is back"
            })
    void what_is_no_command_to_copy_stays(String text) {
        assertThat(ELSEWHERE.lead(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:7233", "localhost:7233"})
    void where_the_command_looks_anyway_nothing_is_added(String address) {
        var text = "temporal workflow describe -w a";
        assertThat(new Place(address, "default").lead(text)).isEqualTo(text);
        assertThat(new Place(address, "shops").lead(text))
                .isEqualTo("temporal workflow describe --namespace shops -w a");
    }
}

package dev.holdpoint.activities.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas and settings records say the same. */
class CommandSchemasTest {
    @ParameterizedTest
    @MethodSource("settings")
    void each_setting_of_the_schema_is_one_of_the_record(String need, Class<? extends Record> type)
            throws IOException {
        var components = Stream.of(type.getRecordComponents()).map(RecordComponent::getName);

        assertThat(schema(need).path("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(components.toList());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void each_example_is_understood(String need, Class<? extends Record> type) throws IOException {
        assertThat(schema(need).path("examples"))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(call(example).written(type)).isNotNull());
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                Arguments.of("source", SourceSettings.class),
                Arguments.of("deploy", DeploySettings.class),
                Arguments.of("traffic", TrafficSettings.class),
                Arguments.of("database", DatabaseSettings.class),
                Arguments.of("check", CheckSettings.class),
                Arguments.of("command", RunSettings.class));
    }

    private static AdapterCall call(JsonNode settings) {
        var binding = new Binding("command", settings);
        var target = new Target("shop", null, binding, null, Map.of(), Map.of());
        return new AdapterCall(target, null, _ -> {});
    }

    private static JsonNode schema(String need) throws IOException {
        var name = "holdpoint/schema/adapters/" + need + "-command.schema.json";
        try (var in = CommandSchemasTest.class.getClassLoader().getResourceAsStream(name)) {
            return new ObjectMapper().readTree(in);
        }
    }
}

package dev.holdpoint.activities;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdpoint.activities.shipped.ShippedAdapters;
import dev.holdpoint.workflows.port.Need;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the linter is told of adapters is what a worker has. */
class PublishedAdaptersTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<Need, Class<? extends Adapter>> INTERFACES =
            Map.of(
                    Need.SOURCE, SourceAdapter.class,
                    Need.DEPLOY, DeployAdapter.class,
                    Need.TRAFFIC, TrafficAdapter.class,
                    Need.DATABASE, DatabaseAdapter.class,
                    Need.METRIC, MetricAdapter.class,
                    Need.CHECK, CheckAdapter.class,
                    Need.COMMAND, CommandAdapter.class,
                    Need.NOTICE, NoticeAdapter.class);

    @ParameterizedTest
    @MethodSource("published")
    void a_published_adapter_that_runs_is_one_of_the_workers(JsonNode entry) {
        var need = INTERFACES.get(Need.valueOf(entry.path("need").textValue()));
        if (need == null || !entry.path("runnable").booleanValue()) {
            return;
        }
        var name = entry.path("name").textValue();
        var binding = new Binding(name, JsonNodeFactory.instance.objectNode());
        var target = new Target("shop", null, binding, null, Map.of(), Map.of());

        assertThat(ShippedAdapters.all().find(need, target).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("published")
    void its_schema_is_closed_and_says_what_each_setting_is(JsonNode entry) {
        var schema = resource(entry.path("schema").textValue());

        assertThat(schema.path("$schema").textValue()).contains("2020-12");
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(schema.path("properties").properties())
                .allSatisfy(property ->
                        assertThat(property.getValue().path("description").asText())
                                .as(property.getKey())
                                .isNotBlank());
        assertThat(schema.path("examples")).as("examples").isNotEmpty();
    }

    static Stream<JsonNode> published() {
        var entries = resource("META-INF/holdpoint/adapters.json");
        return StreamSupport.stream(entries.spliterator(), false);
    }

    private static JsonNode resource(String name) {
        try (var in = PublishedAdaptersTest.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

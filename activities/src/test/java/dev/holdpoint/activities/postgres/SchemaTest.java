package dev.holdpoint.activities.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.activities.AdapterCall;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaTest {
    private final JsonNode schema = schema();

    @Test
    void the_schema_describes_exactly_the_settings() {
        var components =
                Stream.of(PostgresSettings.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList();

        assertThat(schema.get("properties").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(components);
        assertThat(schema.get("properties"))
                .allSatisfy(
                        property -> assertThat(property.path("description").asText()).isNotEmpty());
    }

    @Test
    void every_example_is_read_with_its_defaults() {
        for (var example : schema.get("examples")) {
            var target =
                    new Target(
                            "shop",
                            null,
                            new Binding("postgres", example),
                            null,
                            Map.of(),
                            Map.of());
            var settings = new AdapterCall(target, null, _ -> {}).written(PostgresSettings.class);

            assertThat(settings.lockMillis()).isEqualTo(example.has("lockTimeout") ? 3_000 : 5_000);
            assertThat(settings.statementMillis())
                    .isEqualTo(example.has("statementTimeout") ? 1_800_000 : 300_000);
        }
    }

    private static JsonNode schema() {
        var name = "/holdpoint/schema/adapters/database-postgres.schema.json";
        try (var in = SchemaTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

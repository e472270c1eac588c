package dev.holdpoint.activities;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.workflows.port.Target;
import dev.holdpoint.workflows.runbook.Binding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What a schema shows as examples, and whether a settings record understands it. */
public final class SchemaExamples {
    private SchemaExamples() {}

    /**
     * Fails unless the record reads every example of the schema, secrets standing for addresses.
     */
    public static void areUnderstood(String schema, Class<? extends Record> settings) {
        assertThat(examples(schema))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(call(example).written(settings)).isNotNull());
    }

    private static List<JsonNode> examples(String schema) {
        var name = "holdpoint/schema/adapters/" + schema + ".schema.json";
        var mapper = new ObjectMapper();
        try (var in = SchemaExamples.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            var text = mapper.readTree(in).path("examples").toString();
            var filled = mapper.readTree(text.replaceAll("\\$\\{env:[^}]*}", "http://localhost"));
            return StreamSupport.stream(filled.spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AdapterCall call(JsonNode settings) {
        var binding = new Binding("example", settings);
        var target = new Target("shop", null, binding, null, Map.of(), Map.of());
        return new AdapterCall(target, null, _ -> {});
    }
}

package dev.holdpoint.runbooks.reader;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.holdpoint.runbooks.problem.ProblemKind;
import dev.holdpoint.runbooks.yaml.Json;
import dev.holdpoint.runbooks.yaml.Located;
import dev.holdpoint.workflows.port.AdapterCatalog.Description;
import java.util.HashMap;
import java.util.Map;

/** Holds an adapter's settings against its JSON schema and tells what differs, where it stands. */
final class SettingsCheck {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Map<JsonNode, Schema> schemas = new HashMap<>();

    void check(Located settings, Description adapter) {
        var schema = schemas.computeIfAbsent(adapter.schema(), REGISTRY::getSchema);
        var errors =
                schema.validate(Json.of(settings)).stream()
                        .map(error -> new SettingsError(error, adapter.schema()))
                        .toList();
        boolean choice = errors.stream().anyMatch(SettingsError::isChoice);
        errors.stream()
                .filter(error -> error.isChoice() || !(choice && error.insideChoice()))
                .forEach(error -> tell(settings, error));
    }

    private static void tell(Located settings, SettingsError error) {
        var node = SettingsPath.follow(settings, error.where());
        switch (error.keyword()) {
            case "additionalProperties", "unevaluatedProperties" ->
                    SettingsMessage.unknownKey(node, error);
            case "required" -> SettingsMessage.missingKey(node, error);
            default ->
                    node.refuse(ProblemKind.ADAPTER_SETTING, SettingsMessage.expected(node, error));
        }
    }
}

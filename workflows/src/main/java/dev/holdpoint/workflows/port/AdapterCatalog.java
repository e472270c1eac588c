package dev.holdpoint.workflows.port;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The adapters there are. They publish themselves as class-path resources: each jar with adapters
 * has a {@code META-INF/holdpoint/adapters.json}, an array of {@code {"need", "name", "runnable",
 * "schema"}}, where {@code schema} is the resource name of a JSON schema of the settings, and where
 * it is known {@code "late"}.
 */
public interface AdapterCatalog {
    /** The adapter of this name for this need. */
    Optional<Description> find(Need need, String name);

    /** The names there are for a need, in alphabetical order. */
    List<String> names(Need need);

    /**
     * One adapter.
     *
     * @param runnable false for one whose settings are known but that cannot run yet
     * @param schema the JSON schema (2020-12) of its settings
     * @param late how long an effect may land after it was given up: a time, or the name of the
     *     setting that says it and whose default stands in the schema; null where nobody knows
     */
    record Description(
            Need need, String name, boolean runnable, JsonNode schema, @Nullable String late) {}
}

package dev.holdpoint.worker.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.holdpoint.runbooks.Documents;
import dev.holdpoint.worker.planning.Planning;
import dev.holdpoint.workflows.runbook.Service;
import dev.holdpoint.workflows.wire.Payloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The demo's documents: runbook, people, and the shop with the addresses of this run. */
final class Papers {
    static final String SERVICE = "shop";

    private static final List<String> NAMES = List.of("runbook.yaml", "people.yaml", "shop.yaml");

    private Papers() {}

    /**
     * Writes them.
     *
     * @param values {@code @name@} in a document → what stands there, a JSON value
     */
    static void write(Path folder, Map<String, ?> values) throws IOException {
        Files.createDirectories(folder);
        for (var name : NAMES) {
            Files.writeString(folder.resolve(name), filled(name, values));
        }
    }

    /** The shop as the documents describe it; problems in them are told. */
    static Service service(Path folder) {
        var documents = Documents.read(folder, Planning.published());
        var problems = documents.problems();
        if (!problems.isEmpty()) {
            throw new DemoFailure(
                    "The demo's own documents in %s are wrong: %s".formatted(folder, problems));
        }
        return Objects.requireNonNull(documents.services().get(SERVICE)).value();
    }

    private static String filled(String name, Map<String, ?> values) throws IOException {
        var text = Resources.text("documents/" + name);
        for (var value : values.entrySet()) {
            text = text.replace("@" + value.getKey() + "@", json(value.getValue()));
        }
        return text;
    }

    private static String json(Object value) throws JsonProcessingException {
        return Payloads.mapper().writeValueAsString(value);
    }
}

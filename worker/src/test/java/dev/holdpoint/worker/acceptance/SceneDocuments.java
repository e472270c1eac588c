package dev.holdpoint.worker.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The documents of a scene, which lie beside its class as resources. */
public final class SceneDocuments {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SceneDocuments() {}

    /**
     * Writes them.
     *
     * @param scene the class beside which they lie
     * @param values {@code @name@} in a document → what stands there, as JSON
     */
    public static void write(Class<?> scene, Path folder, List<String> names, Map<String, ?> values)
            throws IOException {
        Files.createDirectories(folder);
        for (var name : names) {
            Files.writeString(folder.resolve(name), filled(text(scene, name), values));
        }
    }

    private static String text(Class<?> scene, String name) throws IOException {
        try (var document = scene.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(document, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String filled(String text, Map<String, ?> values)
            throws JsonProcessingException {
        var filled = text;
        for (var value : values.entrySet()) {
            filled =
                    filled.replace(
                            "@" + value.getKey() + "@", JSON.writeValueAsString(value.getValue()));
        }
        return filled;
    }
}

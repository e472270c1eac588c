package dev.holdpoint.runbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdpoint.workflows.port.Need;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathAdaptersTest {
    @TempDir Path jar;

    @Test
    void adapters_are_found_by_need_and_name() {
        assertThat(Examples.ADAPTERS.find(Need.TRAFFIC, "haproxy")).isPresent();
        assertThat(Examples.ADAPTERS.find(Need.DATABASE, "haproxy")).isEmpty();
        assertThat(Examples.ADAPTERS.names(Need.TRAFFIC)).containsExactly("command", "haproxy");
    }

    @Test
    void one_that_cannot_run_yet_is_known_all_the_same() {
        assertThat(Examples.ADAPTERS.find(Need.SOURCE, "image"))
                .hasValueSatisfying(image -> assertThat(image.runnable()).isFalse());
    }

    @Test
    void every_jar_adds_its_own() throws IOException {
        write(ClassPathAdapters.LIST, list("METRIC", "graphite", "graphite.json"));
        write("graphite.json", "{\"type\": \"object\"}");

        try (var loader = loader()) {
            assertThat(ClassPathAdapters.of(loader).names(Need.METRIC)).contains("graphite");
        }
    }

    @Test
    void a_schema_that_is_not_there_is_named() throws IOException {
        write(ClassPathAdapters.LIST, list("METRIC", "graphite", "lost.json"));

        try (var loader = loader()) {
            assertThatThrownBy(() -> ClassPathAdapters.of(loader))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageEndingWith("names the schema lost.json, not found");
        }
    }

    private static String list(String need, String name, String schema) {
        return """
        [{"need": "%s", "name": "%s", "runnable": true, "schema": "%s"}]
        """
                .formatted(need, name, schema);
    }

    private void write(String resource, String text) throws IOException {
        var file = jar.resolve(resource);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private URLClassLoader loader() throws IOException {
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader());
    }
}

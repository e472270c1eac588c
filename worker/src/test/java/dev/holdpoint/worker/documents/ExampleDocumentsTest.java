package dev.holdpoint.worker.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdpoint.runbooks.ClassPathAdapters;
import dev.holdpoint.runbooks.Documents;
import dev.holdpoint.workflows.port.AdapterCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleDocumentsTest {
    private static final Path EXAMPLES =
            Path.of("../runbooks/src/test/resources/examples/documents");

    private static final AdapterCatalog ADAPTERS =
            ClassPathAdapters.of(ExampleDocumentsTest.class.getClassLoader());

    @Test
    void the_adapters_that_ship_accept_every_example() {
        var documents = Documents.read(EXAMPLES, ADAPTERS);

        assertThat(documents.services()).hasSize(4);
        assertThat(documents.problems()).isEmpty();
    }

    @Test
    void they_accept_the_example_of_the_language_page(@TempDir Path folder) throws IOException {
        var page = Files.readString(Path.of("../docs/language.md"));
        var yaml = page.substring(page.indexOf("```yaml\n") + 8);
        var parts = yaml.substring(0, yaml.indexOf("```")).split("(?m)^---$");
        for (int index = 0; index < parts.length; index++) {
            Files.writeString(folder.resolve(index + ".yaml"), parts[index]);
        }

        var read = Documents.read(folder, ADAPTERS);

        assertThat(read.services()).containsOnlyKeys("shop");
        assertThat(read.problems()).isEmpty();
        assertThat(read.together()).isEmpty();
    }
}

package dev.holdpoint.runbooks;

import dev.holdpoint.workflows.port.AdapterCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the example documents of the tests stand, and the adapters they name. */
public final class Examples {
    /** Adapters of the tests' own, so that the language is tested without any outside system. */
    public static final AdapterCatalog ADAPTERS =
            ClassPathAdapters.of(Examples.class.getClassLoader(), "adapters/adapters.json");

    public static final Path GOOD = Path.of("src/test/resources/examples/documents");
    public static final Path BAD = Path.of("src/test/resources/invalid");

    private Examples() {}

    /** The documents of a folder, in the order of their names. */
    public static List<Path> in(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

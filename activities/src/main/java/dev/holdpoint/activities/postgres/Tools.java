package dev.holdpoint.activities.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code pg_dump} and the {@code pg_restore} beside it.
 *
 * @param version as it says of itself, such as {@code 15.18}
 */
record Tools(Path dump, Path restore, String version) {
    /** The setting that does without. */
    static final String NONE = "none";

    private static final Pattern VERSION = Pattern.compile("\\) (\\d+[^ \\n]*)");

    /**
     * Those of the setting, else those on the search path; empty when there are none or none are
     * wanted.
     */
    static Optional<Tools> find(@Nullable String setting, @Nullable String searchPath)
            throws InterruptedException {
        if (NONE.equals(setting)) {
            return Optional.empty();
        }
        var found = setting == null ? search(searchPath) : Optional.of(executable(setting));
        return found.isEmpty() ? Optional.empty() : Optional.of(at(found.get()));
    }

    int major() {
        return Integer.parseInt(version.replaceAll("\\D.*", ""));
    }

    private static Path executable(String setting) {
        var path = Path.of(setting);
        if (!Files.isExecutable(path)) {
            throw Failures.misconfigured(
                    "There is no program %s on this worker. Mend pgDump in the service document."
                            .formatted(setting));
        }
        return path;
    }

    private static Optional<Path> search(@Nullable String searchPath) {
        return searchPath == null
                ? Optional.empty()
                : Stream.of(searchPath.split(File.pathSeparator))
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> Path.of(folder, "pg_dump"))
                        .filter(Files::isExecutable)
                        .findFirst();
    }

    private static Tools at(Path dump) throws InterruptedException {
        var restore = dump.resolveSibling("pg_restore");
        if (!Files.isExecutable(restore)) {
            throw Failures.misconfigured(
                    "%s has no pg_restore beside it, so no backup of it could be read back. Install both."
                            .formatted(dump));
        }
        return new Tools(dump, restore, version(dump));
    }

    private static String version(Path dump) throws InterruptedException {
        var said = new AtomicReference<>("");
        try {
            var ended =
                    Client.run(
                            List.of(dump.toString(), "--version"),
                            Map.of(),
                            out ->
                                    said.set(
                                            new String(
                                                    out.readAllBytes(), StandardCharsets.UTF_8)));
            var version = VERSION.matcher(said.get());
            if (version.find()) {
                return version.group(1);
            }
            throw Failures.misconfigured(
                    "%s --version did not tell a version: %s"
                            .formatted(dump, said.get() + ended.complaint()));
        } catch (IOException e) {
            throw Failures.misconfigured("%s cannot be run: %s.".formatted(dump, e.getMessage()));
        }
    }
}

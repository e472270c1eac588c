package dev.holdpoint.worker.demo;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the {@code temporal} command may be: on the PATH, or in Holdpoint's cache, where the build
 * puts it.
 */
public record TemporalCommand(@Nullable String searchPath, Path cache) {
    static final String VERSION = "1.8.2";

    /** Where it may be on this machine. */
    public static TemporalCommand ofThisMachine() {
        return new TemporalCommand(System.getenv("PATH"), DemoCache.folder());
    }

    /** The first one that runs. */
    public Optional<Path> find() {
        var built = Stream.of(cache.resolve("temporal-" + VERSION).resolve("temporal"));
        return Stream.concat(named(), built).filter(TemporalCommand::runs).findFirst();
    }

    /** Whether its bare name is enough to call this one. */
    boolean onPath(Path command) {
        return named().filter(TemporalCommand::runs)
                .findFirst()
                .filter(command::equals)
                .isPresent();
    }

    private Stream<Path> named() {
        return searchPath == null
                ? Stream.empty()
                : Stream.of(searchPath.split(File.pathSeparator))
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> Path.of(folder, "temporal"));
    }

    /** The command that a person named. */
    static Path at(String path) {
        var command = Path.of(path);
        if (!runs(command)) {
            throw new IllegalArgumentException(
                    "There is no program %s. Give the path of the temporal command, or auto, or in-process."
                            .formatted(path));
        }
        return command;
    }

    private static boolean runs(Path command) {
        return Files.isRegularFile(command) && Files.isExecutable(command);
    }
}

package dev.holdpoint.worker.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the documents lie. */
final class Runbooks {
    private static final String VARIABLE = "HOLDPOINT_RUNBOOKS";
    private static final String USUAL = "runbooks";
    private static final String SOURCE = "pom.xml";

    @Option(
            names = "--runbooks",
            paramLabel = "FOLDER",
            description = "The documents; else $HOLDPOINT_RUNBOOKS, else ./runbooks.")
    private @Nullable Path folder;

    Path folder() {
        var found = named().orElseGet(() -> usual(Path.of(USUAL)));
        if (!Files.isDirectory(found)) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "The folder of the runbooks, %s, does not exist. Name theirs: --runbooks FOLDER or %s=FOLDER."
                            .formatted(found.toAbsolutePath(), VARIABLE));
        }
        return found;
    }

    /** The same folder where it can be read here; a worker elsewhere may have it alone. */
    Optional<Path> here() {
        return Optional.of(named().orElse(Path.of(USUAL)))
                .filter(Files::isDirectory)
                .filter(path -> !Files.exists(path.resolve(SOURCE)));
    }

    private Optional<Path> named() {
        var variable = System.getenv(VARIABLE);
        return Optional.ofNullable(folder)
                .or(() ->
                        Optional.ofNullable(variable)
                                .filter(name -> !name.isBlank())
                                .map(Path::of));
    }

    /** In a clone of Holdpoint the usual folder holds its own source, with bad examples. */
    static Path usual(Path folder) {
        if (Files.exists(folder.resolve(SOURCE))) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "%s here is source of Holdpoint, not documents of yours. Name their folder: --runbooks FOLDER or %s=FOLDER; the folder examples has some."
                            .formatted(folder, VARIABLE));
        }
        return folder;
    }
}

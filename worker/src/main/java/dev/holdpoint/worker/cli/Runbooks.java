package dev.holdpoint.worker.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the documents lie. */
final class Runbooks {
    private static final String VARIABLE = "HOLDPOINT_RUNBOOKS";
    private static final String USUAL = "runbooks";

    @Option(
            names = "--runbooks",
            paramLabel = "FOLDER",
            description = "The documents; else $HOLDPOINT_RUNBOOKS, else ./runbooks.")
    private @Nullable Path folder;

    Path folder() {
        if (folder != null) {
            return folder;
        }
        var variable = System.getenv(VARIABLE);
        return variable == null || variable.isBlank() ? usual(Path.of(USUAL)) : Path.of(variable);
    }

    /** In a clone of Holdpoint the usual folder holds its own source, with bad examples. */
    static Path usual(Path folder) {
        if (Files.exists(folder.resolve("pom.xml"))) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "%s here is source of Holdpoint, not documents of yours. Name their folder: --runbooks FOLDER or %s=FOLDER; the folder examples has some."
                            .formatted(folder, VARIABLE));
        }
        return folder;
    }
}

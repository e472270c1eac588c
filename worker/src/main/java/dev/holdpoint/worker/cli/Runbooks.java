package dev.holdpoint.worker.cli;

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
        return Path.of(variable == null || variable.isBlank() ? USUAL : variable);
    }
}

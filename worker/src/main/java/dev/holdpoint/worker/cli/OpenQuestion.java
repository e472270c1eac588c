package dev.holdpoint.worker.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which of the open questions is meant. */
final class OpenQuestion {
    @Option(
            names = "--step",
            paramLabel = "STEP",
            description = "Which question, where several are open.")
    @Nullable String step;
}

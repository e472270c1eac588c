package dev.holdpoint.worker.cli;

import picocli.CommandLine.Option;

/** How a command answers. */
final class Output {
    /** The two ways. */
    enum Form {
        text,
        json
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            description = "For people or for programs; ${DEFAULT-VALUE} unless told.")
    Form form = Form.text;

    boolean json() {
        return form == Form.json;
    }
}

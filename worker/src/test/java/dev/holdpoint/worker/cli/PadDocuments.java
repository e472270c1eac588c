package dev.holdpoint.worker.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A runbook and a service that is a file: its version lies in {@code VERSION}. */
final class PadDocuments {
    private PadDocuments() {}

    /** Puts both documents into a folder, which is also where the service lies. */
    static void write(Path folder) throws IOException {
        for (var name : new String[] {"pad.yaml", "service-pad.yaml"}) {
            try (InputStream in = PadDocuments.class.getResourceAsStream("/runbooks/" + name)) {
                var text =
                        new String(
                                Objects.requireNonNull(in, name).readAllBytes(),
                                StandardCharsets.UTF_8);
                Files.writeString(folder.resolve(name), text.replace("FOLDER", folder.toString()));
            }
        }
    }
}

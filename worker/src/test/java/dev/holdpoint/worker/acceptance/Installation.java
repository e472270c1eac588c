package dev.holdpoint.worker.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder that the build makes once more, at another place and with libraries to exchange. */
public final class Installation {
    private Installation() {}

    /** Its libraries are links to those of the build. */
    public static Path at(Path home) throws IOException {
        var built = WorkerProcess.folder();
        for (var part : List.of("bin", "libexec", "lib")) {
            var folder = Files.createDirectories(home.resolve(part));
            try (var files = Files.list(built.resolve(part))) {
                for (var file : files.toList()) {
                    var here = folder.resolve(file.getFileName());
                    if (part.equals("lib")) {
                        Files.createSymbolicLink(here, file);
                    } else {
                        Files.copy(file, here);
                    }
                }
            }
        }
        return home;
    }

    /** Its library of this module, no longer a link. */
    public static Path own(Path home, String module) throws IOException {
        try (var files = Files.list(home.resolve("lib"))) {
            var library =
                    files.filter(file -> file.getFileName().toString().startsWith(module + "-"))
                            .findFirst()
                            .orElseThrow();
            var bytes = Files.readAllBytes(library);
            Files.delete(library);
            return Files.write(library, bytes);
        }
    }
}

package dev.holdpoint.worker.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the folders that a worker needs can be used, before it takes any work. */
final class Folders {
    private Folders() {}

    /** What is wrong with them, a sentence each. */
    static List<String> problems(HoldpointConfig config) {
        var problems = new ArrayList<String>();
        if (config.workflows() && !Files.isDirectory(config.folder())) {
            problems.add(
                    "holdpoint.runbooks: there is no folder %s. It is where the documents lie; make it, or name theirs by --runbooks."
                            .formatted(config.folder().toAbsolutePath()));
        }
        writable("holdpoint.runs", config.runs(), problems);
        writable("holdpoint.workspaces", config.workspaces(), problems);
        writable("holdpoint.state", config.state(), problems);
        return problems;
    }

    private static void writable(String key, @Nullable String folder, List<String> problems) {
        if (folder == null) {
            return;
        }
        try {
            var made = Files.createDirectories(Path.of(folder));
            Files.delete(Files.createTempFile(made, "holdpoint", null));
        } catch (IOException e) {
            problems.add(
                    "%s: nothing can be written in %s (%s). Name a folder that this user may write."
                            .formatted(key, folder, e.getClass().getSimpleName()));
        }
    }
}

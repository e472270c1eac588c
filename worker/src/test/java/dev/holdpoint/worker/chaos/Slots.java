package dev.holdpoint.worker.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The slots of one trial as a machine's administrator sees them: processes, and the logs that the
 * releases write themselves.
 *
 * @param folder with a folder for each slot
 */
record Slots(Path folder) {
    /** Kills the process that serves in a slot; whether there was one. */
    boolean kill(String slot) throws IOException {
        var killed = false;
        for (var note : files(slot, "release")) {
            var pid = Long.parseLong(Files.readString(note).strip().split(" ")[0]);
            killed |= ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false);
        }
        return killed;
    }

    /** How often a release of this version said that it started, in all slots. */
    int starts(String version) throws IOException {
        var sentence = "shop %s on port".formatted(version);
        var count = 0;
        for (var slot : List.of("blue", "green")) {
            for (var log : files(slot, "out.log")) {
                count +=
                        (int)
                                Files.readAllLines(log).stream()
                                        .filter(l -> l.startsWith(sentence))
                                        .count();
            }
        }
        return count;
    }

    private List<Path> files(String slot, String name) throws IOException {
        var launches = folder.resolve(slot);
        if (!Files.isDirectory(launches)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(launches)) {
            return entries.map(launch -> launch.resolve(name)).filter(Files::exists).toList();
        }
    }
}

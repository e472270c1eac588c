package dev.holdpoint.activities.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.stream.Collectors;

/** The versions that are there, for somebody who asked for one that is not. */
final class Newest {
    private static final int NAMED = 3;

    private Newest() {}

    static String in(Path root) {
        var folders = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(root, Files::isDirectory)) {
            all.forEach(folders::add);
        } catch (IOException e) {
            throw new UncheckedIOException("listing the releases in " + root, e);
        }
        if (folders.isEmpty()) {
            return "it is empty";
        }
        var newestFirst =
                Comparator.comparing(Newest::time)
                        .thenComparing(folder -> folder.getFileName().toString())
                        .reversed();
        return folders.stream()
                .sorted(newestFirst)
                .limit(NAMED)
                .map(folder -> folder.getFileName().toString())
                .collect(Collectors.joining(", ", "the newest known: ", ""));
    }

    private static FileTime time(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the time of " + folder, e);
        }
    }
}

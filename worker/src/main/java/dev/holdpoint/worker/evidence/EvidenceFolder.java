package dev.holdpoint.worker.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for each release that was given up, readable by nobody else.
 *
 * @param most how many of each of a service's places are kept, the newest
 */
public record EvidenceFolder(Path root, int most) {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceFolder.class);

    /** In the folder of {@code holdpoint.state}; nothing is deleted. */
    public static EvidenceFolder standard() {
        return new EvidenceFolder(StateFolder.of("evidence"), Integer.MAX_VALUE);
    }

    /** The same, where only so many of each place are kept. */
    public EvidenceFolder keeping(int newest) {
        return new EvidenceFolder(root, newest);
    }

    /** The folder of one of a service's places, made when it is not there. */
    Path of(String place, String run, String version) {
        var folder = root.resolve(name(place)).resolve(name(run + "-" + version));
        try {
            return Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("making " + folder, e);
        }
    }

    /**
     * Deletes the oldest beside this one, as many as are too many, and says so in the log. What
     * cannot be deleted is said there, too, and tried again the next time.
     */
    void makeRoom(Path saved) {
        try {
            var others = besides(saved);
            others.stream().skip(Math.max(0, most - 1L)).forEach(this::delete);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Could not look for evidence to delete beside {}: {}", saved, e.toString());
        }
    }

    /** The newest first. */
    private static List<Path> besides(Path saved) throws IOException {
        try (var folders = Files.list(saved.resolveSibling("."))) {
            Map<Path, FileTime> times =
                    folders.map(Path::normalize)
                            .filter(it -> Files.isDirectory(it) && !it.equals(saved.normalize()))
                            .collect(Collectors.toMap(it -> it, EvidenceFolder::written));
            return times.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    private static FileTime written(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
            LOG.info(
                    "Deleted the evidence {}: of each environment the newest {} are kept"
                            + " (holdpoint.evidence)",
                    folder,
                    most);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Could not delete the evidence {}: {}", folder, e.toString());
        }
    }

    /** Ids are a person's words: what leads elsewhere in a path becomes a dash. */
    private static String name(String text) {
        return text.replaceAll("[^\\p{Alnum}@._-]", "-");
    }
}

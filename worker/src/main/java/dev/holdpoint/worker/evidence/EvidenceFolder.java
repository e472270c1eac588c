package dev.holdpoint.worker.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder for each release that was given up, readable by nobody else. */
public record EvidenceFolder(Path root) {
    /** In the folder of {@code holdpoint.state}. */
    public static EvidenceFolder standard() {
        return new EvidenceFolder(StateFolder.of("evidence"));
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

    /** Ids are a person's words: what leads elsewhere in a path becomes a dash. */
    private static String name(String text) {
        return text.replaceAll("[^\\p{Alnum}@._-]", "-");
    }
}

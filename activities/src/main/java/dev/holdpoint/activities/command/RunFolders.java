package dev.holdpoint.activities.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Where the folders of runs lie, readable by nobody else. Old ones are deleted at the start. */
final class RunFolders {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int NAME = 32;

    private final Path runs;

    RunFolders(Path runs) {
        this.runs = runs.toAbsolutePath().normalize();
        sweep(Instant.now().minus(KEPT));
    }

    /** The folder of this key; made when it is not there. */
    RunFolder of(String key) {
        var folder = runs.resolve(hash(key).substring(0, NAME));
        try {
            Files.createDirectories(runs);
            Files.createDirectory(folder, owner());
        } catch (FileAlreadyExistsException e) {
            return new RunFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("making the run folder " + folder, e);
        }
        return new RunFolder(folder);
    }

    /** A folder for one call. */
    RunFolder fresh() {
        try {
            Files.createDirectories(runs);
            return new RunFolder(Files.createTempDirectory(runs, "look-", owner()));
        } catch (IOException e) {
            throw new UncheckedIOException("making a run folder in " + runs, e);
        }
    }

    /** A run on this place that has not ended. */
    Optional<RunFolder> busy(String place) {
        if (!Files.isDirectory(runs)) {
            return Optional.empty();
        }
        try (var folders = Files.newDirectoryStream(runs, Files::isDirectory)) {
            for (var folder : folders) {
                var run = new RunFolder(folder);
                if (run.isAt(place) && run.exit().isEmpty() && run.alive()) {
                    return Optional.of(run);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("looking for runs in " + runs, e);
        }
    }

    private void sweep(Instant before) {
        if (!Files.isDirectory(runs)) {
            return;
        }
        try (var folders = Files.newDirectoryStream(runs, Files::isDirectory)) {
            for (var folder : folders) {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(before)) {
                    new RunFolder(folder).clear();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("deleting old folders in " + runs, e);
        }
    }

    private static java.nio.file.attribute.FileAttribute<?> owner() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    }

    private static String hash(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

package dev.holdpoint.activities.postgres;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdpoint.workflows.port.Backup;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where one backup lies. It counts as taken when its receipt, written last and in one piece, stands
 * beside it; anything else is what a try that died left, and is replaced.
 */
final class BackupFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PART = ".part";

    private final Path folder;
    private final String name;
    private final String ending;

    /** Another try may still live, on a worker that was cut off: each writes a file of its own. */
    private final String mine = UUID.randomUUID().toString().substring(0, 8);

    BackupFile(Path folder, Mark mark, String ending) {
        this.folder = folder;
        this.name = mark.file();
        this.ending = ending;
    }

    /** What the receipt says. */
    record Receipt(String key, String takenAt, Backup backup) {}

    /** A backup that an earlier try of the same key finished and that is still what it was. */
    static Optional<Backup> taken(Path folder, Mark mark, String key) {
        var receipt = folder.resolve(mark.file() + ".json");
        try {
            if (!Files.exists(receipt)) {
                return Optional.empty();
            }
            var read = JSON.readValue(receipt.toFile(), Receipt.class);
            var file = Path.of(read.backup().location());
            return read.key().equals(key)
                            && Files.exists(file)
                            && read.backup().checksum().equals(checksum(file))
                    ? Optional.of(read.backup())
                    : Optional.empty();
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    /** Makes the folder and removes what died tries left; returns where to write. */
    Path begin() {
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(receipt());
            for (var left : parts()) {
                Files.deleteIfExists(left);
            }
            return part();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    Path part() {
        return folder.resolve("%s%s.%s%s".formatted(name, ending, mine, PART));
    }

    Path file() {
        return folder.resolve(name + ending);
    }

    long written() {
        var part = part().toFile();
        return part.length();
    }

    /** Keeps the part under its name and writes the receipt. */
    Backup keep(String key, String method, String evidence) {
        try {
            var checksum = checksum(part());
            sync(part());
            Files.move(part(), file(), StandardCopyOption.ATOMIC_MOVE);
            var backup =
                    new Backup(file().toString(), Files.size(file()), checksum, method, evidence);
            var taken = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
            var draft = folder.resolve(name + ".json.part");
            JSON.writerWithDefaultPrettyPrinter()
                    .writeValue(draft.toFile(), new Receipt(key, taken, backup));
            sync(draft);
            Files.move(draft, receipt(), StandardCopyOption.ATOMIC_MOVE);
            return backup;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** What every try of this backup has begun and not finished. */
    private List<Path> parts() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(
                            file -> {
                                var its = file.getFileName().toString();
                                return its.startsWith(name + ending) && its.endsWith(PART);
                            })
                    .toList();
        }
    }

    /** Frees the room that an unfinished backup takes. */
    void discard() {
        try {
            Files.deleteIfExists(part());
        } catch (IOException e) {
            throw failure(e);
        }
    }

    ApplicationFailure failure(IOException e) {
        return failure(folder, e);
    }

    ApplicationFailure full() {
        return full(folder);
    }

    static boolean full(String complaint) {
        return complaint.contains("No space left on device")
                || complaint.contains("Disk quota exceeded");
    }

    private static ApplicationFailure failure(Path folder, IOException e) {
        if (full(String.valueOf(e.getMessage()))) {
            return full(folder);
        }
        var why = e instanceof AccessDeniedException ? "permission denied" : e.toString();
        return Failures.misconfigured(
                "Backups cannot be kept in %s: %s. Mend backups in the service document or the rights of that folder."
                        .formatted(folder, why));
    }

    private static ApplicationFailure full(Path folder) {
        return Failures.refused(
                "The backup did not fit into %s: no space left on its disk (%d MB free now that the unfinished file is gone). Free some and start again; the database was not touched."
                        .formatted(folder, folder.toFile().getUsableSpace() / 1_000_000));
    }

    private Path receipt() {
        return folder.resolve(name + ".json");
    }

    private static String checksum(Path file) throws IOException {
        var digest = Mark.sha256();
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[1 << 16];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void sync(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}

package dev.holdpoint.worker.direct;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.holdpoint.worker.evidence.StateFolder;
import dev.holdpoint.workflows.environment.protocol.DirectReport;
import dev.holdpoint.workflows.wire.Payloads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of rollbacks without Temporal: a file for each, until its environment has taken it
 * in; after that it lies in the folder {@code taken}.
 */
public record Records(Path folder) {
    private static final String ENDING = ".json";

    /** One without a last word is left alone for so long: its rollback may be under way. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(30);

    /** Where this user's records lie: as told, else in the state folder. */
    public static Records standard() {
        return new Records(StateFolder.of("direct"));
    }

    /** Writes one, over what was written of it before; where it lies. */
    Path write(DirectReport report) {
        var file = folder.toAbsolutePath().resolve(report.id() + ENDING);
        try {
            Files.createDirectories(file.getParent());
            var draft = Files.createTempFile(file.getParent(), report.id(), ".new");
            Files.writeString(
                    draft,
                    Payloads.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(report));
            return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
    }

    /**
     * A record that waits to be taken in.
     *
     * @param report null where it cannot be read
     */
    record Waiting(Path file, @Nullable DirectReport report) {}

    /** Those that no environment has taken in, the oldest first. */
    List<Waiting> waiting() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .map(Records::read)
                    .filter(Records::due)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("listing " + folder, e);
        }
    }

    private static boolean due(Waiting waiting) {
        var report = waiting.report();
        return report == null
                || report.ended() != null
                || report.began().plus(UNDER_WAY).isBefore(Instant.now());
    }

    private static Waiting read(Path file) {
        try {
            return new Waiting(
                    file, Payloads.mapper().readValue(Files.readString(file), DirectReport.class));
        } catch (JsonProcessingException _) {
            return new Waiting(file, null);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    /** Its environment has taken it in; where it lies from now on. */
    Path taken(Path file) {
        try {
            var taken = Files.createDirectories(folder.resolve("taken"));
            return Files.move(
                    file, taken.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("putting " + file + " away", e);
        }
    }
}

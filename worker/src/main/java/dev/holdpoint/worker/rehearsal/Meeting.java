package dev.holdpoint.worker.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The folder in which both processes find documents and each other's word. */
record Meeting(Path folder) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long PAUSE_MILLIS = 50;
    private static final List<String> DOCUMENTS = List.of("runbook.yaml", "service.yaml");

    /** Where the documents lie once they were written. */
    Path documents() {
        return folder.resolve("runbooks");
    }

    void writeDocuments() throws IOException {
        Files.createDirectories(documents());
        for (var name : DOCUMENTS) {
            try (InputStream in = Meeting.class.getResourceAsStream(name)) {
                var bytes = Objects.requireNonNull(in, name).readAllBytes();
                var text = new String(bytes, StandardCharsets.UTF_8);
                Files.writeString(
                        documents().resolve(name), text.replace("FOLDER", folder.toString()));
            }
        }
        Files.writeString(folder.resolve("VERSION"), "1.0\n");
    }

    /** Says a word to the other process. */
    void say(String name, String word) throws IOException {
        var draft = Files.writeString(folder.resolve(name + ".draft"), word);
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** What the other process says, once it does. */
    String hear(String name) throws IOException, InterruptedException, TimeoutException {
        var end = Instant.now().plus(PATIENCE);
        var file = folder.resolve(name);
        while (!Files.exists(file)) {
            if (Instant.now().isAfter(end)) {
                throw new TimeoutException("the other process did not say " + name);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        return Files.readString(file);
    }
}

package dev.holdpoint.activities.command;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Small programs to run, and waiting for what they do. */
final class Scripts {
    private Scripts() {}

    /** An executable shell script in the folder. */
    static Path script(Path folder, String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    /** Waits until it holds, 20 s at most. */
    static void await(String what, BooleanSupplier holds) {
        var end = Instant.now().plus(Duration.ofSeconds(20));
        while (!holds.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                fail("waited 20 s in vain: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    static long lines(Path file, String line) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().filter(line::equals).count()
                    : 0;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

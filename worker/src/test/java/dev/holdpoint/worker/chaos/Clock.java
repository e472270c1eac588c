package dev.holdpoint.worker.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/**
 * The time of day as workers see it, which may jump while they run: Debian's libfaketime stands
 * between them and the machine's clock. What they measure lengths with goes on evenly, as on a real
 * machine.
 */
final class Clock {
    private final Path offset;
    private final boolean jumps;

    private Clock(Path offset, boolean jumps) {
        this.offset = offset;
        this.jumps = jumps;
    }

    /** The machine's own. */
    static Clock plain(Path folder) {
        return new Clock(folder.resolve("clock"), false);
    }

    /** One that can jump. */
    static Clock jumping(Path folder) throws IOException {
        var clock = new Clock(folder.resolve("clock"), true);
        clock.jump("+0");
        return clock;
    }

    /** Whether this machine has what it takes. */
    static boolean possible() {
        return library().isPresent();
    }

    /** From now on, as {@code +1h}. */
    void jump(String by) throws IOException {
        var draft = Files.writeString(offset.resolveSibling("clock.draft"), by + "\n");
        Files.move(draft, offset, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What a process has in its environment that lives by it. */
    Map<String, String> variables() {
        return jumps
                ? Map.of(
                        "LD_PRELOAD", library().orElseThrow().toString(),
                        "FAKETIME_TIMESTAMP_FILE", offset.toString(),
                        "FAKETIME_CACHE_DURATION", "1",
                        // without it a JVM takes five times as long to start
                        "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                        "DONT_FAKE_MONOTONIC", "1")
                : Map.of();
    }

    private static Optional<Path> library() {
        try (var machines = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-*")) {
            for (var machine : machines) {
                var library = machine.resolve("faketime/libfaketimeMT.so.1");
                if (Files.exists(library)) {
                    return Optional.of(library);
                }
            }
            return Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}

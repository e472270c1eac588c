package dev.holdpoint.worker.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;

/** What a process takes of the machine, as Linux says; elsewhere nobody says. */
final class Memory {
    private static final double KILOBYTES_OF_A_MEGABYTE = 1024;

    private Memory() {}

    /** What lies in memory now, in megabytes. */
    static OptionalDouble now(long pid) throws IOException {
        return line(pid, "VmRSS:");
    }

    /** The most that lay in memory until now, in megabytes. */
    static OptionalDouble most(long pid) throws IOException {
        return line(pid, "VmHWM:");
    }

    /** Seconds of a core that it used so far. */
    static double seconds(long pid) {
        return ProcessHandle.of(pid)
                        .flatMap(it -> it.info().totalCpuDuration())
                        .orElse(Duration.ZERO)
                        .toNanos()
                / 1e9;
    }

    private static OptionalDouble line(long pid, String name) throws IOException {
        var file = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(file)) {
            return OptionalDouble.empty();
        }
        return Files.readString(file)
                .lines()
                .filter(it -> it.startsWith(name))
                .mapToDouble(
                        it -> Long.parseLong(it.replaceAll("\\D", "")) / KILOBYTES_OF_A_MEGABYTE)
                .findFirst();
    }
}

package dev.holdpoint.worker.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a process takes of the machine, as Linux says; elsewhere, and of one that has ended, nobody
 * says.
 */
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
        return status(pid).stream()
                .filter(it -> it.startsWith(name))
                .mapToDouble(
                        it -> Long.parseLong(it.replaceAll("\\D", "")) / KILOBYTES_OF_A_MEGABYTE)
                .findFirst();
    }

    /** A process may end before its file is opened, and also while it is read. */
    private static List<String> status(long pid) throws IOException {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            if (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
                throw e;
            }
            return List.of();
        }
    }
}

package dev.holdpoint.worker.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What workers, releases and backups write on: a small disk in memory where this user may mount
 * one, else a folder that never fills up.
 */
final class Disk implements AutoCloseable {
    private static final int MEGABYTE = 1 << 20;

    private final Path folder;
    private final boolean small;

    private Disk(Path folder, boolean small) {
        this.folder = folder;
        this.small = small;
    }

    static Disk at(Path folder) throws IOException, InterruptedException {
        Files.createDirectory(folder);
        return new Disk(
                folder,
                possible() && ran("mount", "-t", "tmpfs", "-o", "size=256m", "tmpfs", "" + folder));
    }

    /** Whether this user may mount one. */
    static boolean possible() {
        return "root".equals(System.getProperty("user.name"));
    }

    Path folder() {
        return folder;
    }

    /** Until nothing more goes on it. */
    void fill() throws IOException {
        if (!small) {
            throw new AssertionError("only root can mount a disk that fills up");
        }
        var megabyte = new byte[MEGABYTE];
        try (var out =
                Files.newOutputStream(
                        filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (Files.getFileStore(folder).getUsableSpace() > 0) {
                out.write(megabyte);
            }
        } catch (IOException full) {
            if (Files.getFileStore(folder).getUsableSpace() > 0) {
                throw full;
            }
        }
    }

    /** There is room again. */
    void empty() throws IOException {
        Files.deleteIfExists(filler());
    }

    @Override
    public void close() throws IOException {
        if (small) {
            var _ = new ProcessBuilder("umount", "-l", "" + folder).inheritIO().start();
        }
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private static boolean ran(String... argv) throws IOException, InterruptedException {
        return new ProcessBuilder(argv).inheritIO().start().waitFor() == 0;
    }
}

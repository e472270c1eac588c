package dev.holdpoint.worker.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** The temporary folder that everything of one demo lies in. */
final class DemoFolder {
    private final Path path;
    private volatile boolean kept;

    private DemoFolder(Path path) {
        this.path = path;
    }

    static DemoFolder create() throws IOException {
        return new DemoFolder(Files.createTempDirectory("holdpoint-demo-"));
    }

    Path path() {
        return path;
    }

    /** What the worker and its libraries log. */
    Path log() {
        return path.resolve("demo.log");
    }

    Path documents() {
        return path.resolve("runbooks");
    }

    Path releases() {
        return path.resolve("releases");
    }

    /** Lets it stay, so that somebody can look into the logs. */
    void keep() {
        kept = true;
    }

    /** Deletes it, unless it is kept. */
    void delete() throws IOException {
        if (!kept) {
            Files.walkFileTree(path, new Deleting());
        }
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            // somebody else took it away in the meantime
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
                throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
